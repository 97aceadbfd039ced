import 'server-only'
import {
  type AttributeType,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { randomPassword } from '#lib/random-password.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { TriggerRequest, VisitorContext } from '#lib/trigger-protocol.ts'
import { cognitoClient, secretHash } from './client.ts'
import { type CognitoError, toResult } from './errors.ts'

/**
 * Creates an account. PreSignUp decides whether it is confirmed at once.
 * @param password Cognito demands one even where no sign-in ever asks for it: see `randomPassword`
 * @param visitor reaches PreSignUp as `clientMetadata`; its language becomes the account's
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
export async function signUp(
  email: EmailAddress,
  password: string,
  visitor: VisitorContext,
): Promise<Result<undefined, CognitoError>> {
  const locale = visitor.language === undefined ? [] : [{ Name: 'locale', Value: visitor.language }]
  const attributes = [{ Name: 'email', Value: email }, ...locale]
  return toResult(cognitoClient().send(signUpCommand(email, password, attributes, visitor)), () => undefined)
}

/**
 * Counts a start of this client address. PreSignUp reads the ClientMetadata of its own call, counts, and refuses the sign-up, so
 * that no account is created. `limited`: the client address is over its limit.
 * @param username one that no account has
 */
export async function consumeStart(
  username: string,
  visitor: VisitorContext,
): Promise<Result<undefined, CognitoError>> {
  return tellPreSignUp(username, { ...visitor, chargeStart: 'true' }, 'start-charged')
}

/**
 * Reports that a refresh token was used again after its successor was. PreSignUp counts it (the site has no AWS credentials of its
 * own) and refuses the sign-up, so that no account is created.
 * @param username one that no account has
 */
export async function reportTokenReuse(username: string): Promise<Result<undefined, CognitoError>> {
  return tellPreSignUp(username, { reportReuse: 'true' }, 'reported')
}

/** A sign-up that PreSignUp refuses with `done` once it has done what the metadata says. */
async function tellPreSignUp(
  username: string,
  metadata: VisitorContext & TriggerRequest,
  done: 'start-charged' | 'reported',
): Promise<Result<undefined, CognitoError>> {
  const attributes = [{ Name: 'email', Value: username }]
  const told = await toResult(
    cognitoClient().send(signUpCommand(username, randomPassword(), attributes, metadata)),
    () => undefined,
  )
  if (told.ok) {
    console.error(JSON.stringify({ event: 'cognito-surprise', error: 'The pool has no PreSignUp trigger' }))
    return refused({ code: 'unavailable' })
  }
  return told.error.code === done ? ok(undefined) : told
}

function signUpCommand(
  username: string,
  password: string,
  UserAttributes: AttributeType[],
  ClientMetadata: VisitorContext & TriggerRequest,
) {
  return new SignUpCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(username),
    Username: username,
    Password: password,
    UserAttributes,
    ClientMetadata,
  })
}

/**
 * Confirms an account with Cognito's code from the sign-up; its address counts as verified from then on. `not-allowed`: it was
 * confirmed before. `half-done`: it is confirmed, but still has its first password.
 * @param begunBefore another person may have chosen the account's password, so PostConfirmation replaces it by a random one
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html
 */
export async function confirmSignUp(
  email: EmailAddress,
  code: string,
  { begunBefore }: { readonly begunBefore: boolean },
): Promise<Result<undefined, CognitoError>> {
  const command = new ConfirmSignUpCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    ConfirmationCode: code,
    ...(begunBefore ? { ClientMetadata: { begunBefore: 'true' } satisfies TriggerRequest } : {}),
  })
  return toResult(cognitoClient().send(command), () => undefined)
}

/**
 * Emails a new confirmation code. `rejected`: the account is confirmed already.
 * @param ClientMetadata reaches CustomMessage as `clientMetadata`
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html
 */
export async function resendConfirmationCode(
  email: EmailAddress,
  ClientMetadata: VisitorContext,
): Promise<Result<undefined, CognitoError>> {
  const command = new ResendConfirmationCodeCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    ClientMetadata,
  })
  return toResult(cognitoClient().send(command), () => undefined)
}
