import 'server-only'
import {
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import type { Result } from '#lib/result.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { cognitoClient, secretHash } from './client.ts'
import { type CognitoError, toResult } from './errors.ts'

/**
 * Emails the code for a new password. Cognito gives the same answer for an address without an account.
 * `rejected`: the account never confirmed its address.
 * @param ClientMetadata reaches CustomMessage as `clientMetadata`
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
 */
export async function forgotPassword(
  email: EmailAddress,
  ClientMetadata: VisitorContext,
): Promise<Result<undefined, CognitoError>> {
  const command = new ForgotPasswordCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    ClientMetadata,
  })
  return toResult(cognitoClient().send(command), () => undefined)
}

/**
 * Sets a new password with the code from `forgotPassword`. PostConfirmation then ends all sessions of the user; `half-done`: the
 * password is new, but the sessions could not be ended.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export async function confirmForgotPassword(
  email: EmailAddress,
  code: string,
  password: string,
): Promise<Result<undefined, CognitoError>> {
  const command = new ConfirmForgotPasswordCommand({
    ClientId: siteEnvironment().clientId,
    SecretHash: secretHash(email),
    Username: email,
    ConfirmationCode: code,
    Password: password,
  })
  return toResult(cognitoClient().send(command), () => undefined)
}
