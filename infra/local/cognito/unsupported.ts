import { CognitoError } from './cognito-error.ts'

/** What the local Cognito does not imitate fails loudly, here and on the console, and never improvises. */
export function unsupported(what: string): CognitoError {
  const message = `The local Cognito does not support ${what}. See docs/local-servers.md for what it does.`
  console.error(message)
  return new CognitoError('UnknownOperationException', message)
}
