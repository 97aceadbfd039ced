/** NIST SP 800-63B-4, 3.1.1.2, for a password that is not the only factor asks for less; the pool holds the same. */
export const MIN_PASSWORD = 12

/** The longest that Cognito takes. */
export const MAX_PASSWORD = 256
