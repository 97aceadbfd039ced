/** How many digits a code may have; the fewest unless the triggers are told otherwise. */
export const CODE_DIGITS = { least: 6, most: 8 } as const

/** How long the codes are that Cognito makes itself. */
export const COGNITO_CODE_LENGTH = 6
