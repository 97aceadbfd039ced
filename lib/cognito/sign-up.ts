import 'server-only'
import { type AttributeType, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { siteEnvironment } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { throwawayPassword } from '#lib/throwaway-password.ts'
import type { TriggerRequest, VisitorContext } from '#lib/trigger-protocol.ts'
import { cognitoClient } from './client.ts'
import { answered, type CognitoRefusal } from './refusal.ts'
import { secretHash } from './secret-hash.ts'

/**
 * Creates an account. Whether it counts as confirmed at once is PreSignUp's to say.
 * @param password Cognito demands one, also where nobody will ever be asked for it: see `throwaway-password.ts`
 * @param visitor reaches PreSignUp as `clientMetadata`; its language becomes the account's
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
export async function signUp(
  email: EmailAddress,
  password: string,
  visitor: VisitorContext,
): Promise<Result<undefined, CognitoRefusal>> {
  const locale = visitor.language === undefined ? [] : [{ Name: 'locale', Value: visitor.language }]
  const attributes = [{ Name: 'email', Value: email }, ...locale]
  return answered(cognitoClient().send(signUpCommand(email, password, attributes, visitor)), () => undefined)
}

/**
 * Counts a start of this client address: PreSignUp is documented to see the ClientMetadata of its own call, and then refuses
 * the sign-up, so that no account is created. `limited`: the address had its share.
 * @param username one that no account has
 */
export async function chargeStart(
  username: string,
  visitor: VisitorContext,
): Promise<Result<undefined, CognitoRefusal>> {
  const metadata = { ...visitor, chargeStart: 'true' } as const
  const attributes = [{ Name: 'email', Value: username }]
  const charged = await answered(
    cognitoClient().send(signUpCommand(username, throwawayPassword(), attributes, metadata)),
    () => undefined,
  )
  if (charged.ok) {
    console.error(JSON.stringify({ event: 'cognito-surprise', error: 'The pool has no PreSignUp trigger' }))
    return refused({ code: 'unavailable' })
  }
  return charged.error.code === 'start-charged' ? ok(undefined) : charged
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
