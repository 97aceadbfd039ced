import 'server-only'
import { signUp as createAccount } from '#lib/cognito/sign-up.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { clientAddress } from '#lib/http/client-address.ts'
import { type Result, refused } from '#lib/result.ts'
import { type RequestCodeError, type RequestedCode, requestCode } from './request-code.ts'

/**
 * Creates an account unless there is one, then requests a code: the code both proves the mailbox and signs in. An
 * address that already has an account gets the same screens and a working code, so nothing can be learnt here.
 */
export async function signUp(email: EmailAddress): Promise<Result<RequestedCode, RequestCodeError>> {
  const created = await createAccount(email, await clientAddress())
  if (created.ok || created.error.code === 'exists' || created.error.code === 'rejected') {
    return requestCode(email)
  }
  return refused(created.error.code === 'limited' ? created.error : { code: 'unavailable' })
}
