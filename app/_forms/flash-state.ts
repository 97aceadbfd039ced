import 'server-only'
import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { supportsCookies } from '#lib/http/cookie-support.ts'
import { isFromScript } from '#lib/http/redirects.ts'
import { FLASH_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from '#lib/session/sealed-cookie.ts'
import type { AccountFormState } from '../account/account-state.ts'
import type { ChangePasswordState } from '../account/password/change-state.ts'
import type { ResetState } from '../forgot-password/reset/reset-state.ts'
import type { NewPasswordState } from '../sign-in/new-password/new-password-state.ts'
import type { ReauthenticateState } from '../sign-in/reauthenticate/form-state.ts'
import type { CredentialsState } from './credentials-state.ts'
import type { EmailFormState } from './email-state.ts'

/** The forms that come back with something to say, and what each knows then. No password is in any of it. */
type Forms = {
  email: EmailFormState
  credentials: CredentialsState
  again: ReauthenticateState
  'new-password': NewPasswordState
  reset: ResetState
  name: AccountFormState
  'sign-out-everywhere': AccountFormState
  'delete-account': AccountFormState
  'change-password': ChangePasswordState
}

/** The query parameter that names the one answer which this page is to show. */
const ANSWER_PARAMETER = 'answer'

/**
 * What an action gives back to its form. A page with script takes it as it is. Without, it is sealed for a moment and the
 * browser is sent to the page again: a reload then posts nothing, and going back finds a page.
 * @param path where the form is
 */
export async function showState<Name extends keyof Forms>(
  form: Name,
  path: string,
  state: Forms[Name],
): Promise<Forms[Name]> {
  if ((await isFromScript()) || !(await supportsCookies())) return state
  const id = randomUUID()
  await cookieOf(form).write({ form, id, state }, epochSeconds(systemClock()) + FLASH_SECONDS)
  redirect(`${path}${path.includes('?') ? '&' : '?'}${ANSWER_PARAMETER}=${id}`)
}

/** What the form that was sent last came to, on the page that the browser was sent to for it; undefined on any other. */
export async function flashState<Name extends keyof Forms>(
  form: Name,
  query: Record<string, string | string[] | undefined>,
): Promise<Forms[Name] | undefined> {
  const kept = await cookieOf(form).read()
  return kept !== undefined && kept.id === query[ANSWER_PARAMETER] ? kept.state : undefined
}

/** The seal vouches for the state: it is what an action made of what was posted, and is read by the same form only. */
function cookieOf<Name extends keyof Forms>(form: Name) {
  const schema = z.object({ form: z.literal(form), id: z.uuid(), state: z.custom<Forms[Name]>() })
  return sealedCookie('answered-form', schema)
}
