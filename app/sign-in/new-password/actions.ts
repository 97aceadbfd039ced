'use server'

import { redirect } from 'next/navigation'
import { passwordField } from '#app/_forms/credentials-state.ts'
import { showState } from '#app/_forms/flash-state.ts'
import { newPasswordFault } from '#lib/auth/password.ts'
import { newPendingSignIn } from '#lib/auth/pending-after.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { chooseFirstPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_EMAIL_LENGTH } from '#lib/limits.ts'
import { forgetPendingNewPassword, readPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'
import type { NewPasswordState } from './new-password-state.ts'

const HERE = '/sign-in/new-password'

export async function chooseFirstPasswordAction(
  _: NewPasswordState,
  form: FormData,
): Promise<NewPasswordState> {
  await requireSameOrigin()
  requirePasswordMode()
  const temporary = await readPendingNewPassword()
  // Another tab may have taken it further meanwhile: the page knows where it is now.
  if (temporary === undefined) redirect(HERE)

  const { email, username, session } = temporary
  // A page that was made for another account, in a tab of before, sets no password for this one.
  if (textField(form, 'for', MAX_EMAIL_LENGTH) !== email) redirect(HERE)

  const password = passwordField(form, 'password')
  const passwordFault = newPasswordFault(password, email)
  if (passwordFault !== undefined)
    return showState('new-password', HERE, { status: 'invalid', passwordFault })

  const chosen = await chooseFirstPassword(email, { username, session }, password, await visitorContext())
  const next = temporary.next ?? '/'
  // Cognito takes one answer per session, whatever came of it: the way on is another sign-in.
  await forgetPendingNewPassword()
  if (!chosen.ok) {
    const step = chosen.error === 'rejected' ? 'not-changed' : 'maybe-changed'
    await rememberPendingVerification({ step, email, account: 'confirmed', next })
    redirect('/sign-in')
  }

  await rememberPendingSignIn({ ...newPendingSignIn(email, chosen.value), next })
  redirect('/sign-in/code')
}
