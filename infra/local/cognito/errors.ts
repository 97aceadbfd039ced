/** An error as Cognito answers it: `type` becomes `__type`, the message goes out word for word. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError'

  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

export const notAuthorized = (message: string) => new CognitoError('NotAuthorizedException', message)

export const invalidParameter = (message: string) => new CognitoError('InvalidParameterException', message)

export const missingParameter = (name: string) => invalidParameter(`Missing required parameter ${name}`)

/** What a user of a pool with PreventUserExistenceErrors gets for almost everything. */
export const incorrectUsernameOrPassword = () => notAuthorized('Incorrect username or password.')

/** What the operations that only name a user answer where PreventUserExistenceErrors is off. */
export const userNotFound = () =>
  new CognitoError('UserNotFoundException', 'Username/client id combination not found.')

/** What the local Cognito does not imitate fails loudly, here and on the console, and never improvises. */
export function unsupported(what: string): CognitoError {
  const message = `The local Cognito does not support ${what}. See docs/local-servers.md for what it does.`
  console.error(message)
  return new CognitoError('UnknownOperationException', message)
}
