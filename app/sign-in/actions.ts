'use server'

import { redirect } from 'next/navigation'
import { answer } from '#app/answered-form.ts'
import { refusedNotice } from '#app/sign-up/confirm/proof-after.ts'
import { clientData } from '#lib/auth/client-data.ts'
import { requestConfirmationAgain } from '#lib/auth/confirm-address.ts'
import { startWithPassword } from '#lib/auth/password-start.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { requireCodeMode } from '#lib/auth/require-code-mode.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { takesCookies } from '#lib/http/takes-cookies.ts'
import { forgetPendingProof, rememberPendingProof } from '#lib/session/pending-proof.ts'
import { forgetPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type CredentialsState, missingPassword, parseCredentials } from './credentials-state.ts'
import { type EmailFormState, parseEmailForm } from './email-state.ts'
import { nextField, withNext } from './next-field.ts'
import { withoutCookies } from './refused-cookies.ts'
import { countingWrong } from './wrong-again.ts'

export async function requestCodeAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireOwnOrigin()
  requireCodeMode()
  const next = nextField(form)
  const here = withNext('/sign-in', next)
  const email = parseEmailForm(form)
  if (!email.ok) return answer('email', here, email.error)
  if (!(await takesCookies())) return withoutCookies(email.value)

  const requested = await requestCode(email.value, await clientData())
  if (!requested.ok) {
    return answer('email', here, { status: 'refused', email: email.value, reason: requested.error })
  }

  await rememberPendingSignIn({ ...pendingFrom(email.value, requested.value), next })
  redirect('/sign-in/code')
}

export async function signInAction(before: CredentialsState, form: FormData): Promise<CredentialsState> {
  await requireOwnOrigin()
  requirePasswordMode()
  const next = nextField(form)
  const here = withNext('/sign-in', next)
  const typed = parseCredentials(form, missingPassword)
  if (!typed.ok) return answer('credentials', here, typed.error)

  const { email, password } = typed.value
  if (!(await takesCookies())) return withoutCookies(email)

  const client = await clientData()
  const started = await startWithPassword(email, password, client)
  if (started.ok) {
    await rememberPendingSignIn({ ...pendingFrom(email, started.value), next })
    await forgetPendingProof()
    redirect('/sign-in/code')
  }
  if (started.error.code !== 'not-confirmed') {
    const reason = countingWrong(before, started.error)
    return answer('credentials', here, { status: 'refused', email, reason })
  }

  const asked = await requestConfirmationAgain({ email, account: 'new' }, client)
  const notice = asked.ok ? ({ kind: 'not-confirmed' } as const) : refusedNotice(asked.error)
  const account = asked.ok ? asked.value : 'new'
  await rememberPendingProof({ step: 'confirm', email, account, next, notice })
  redirect('/sign-up/confirm')
}

export async function startAgainAction(): Promise<void> {
  await requireOwnOrigin()
  await forgetPendingSignIn()
  redirect('/sign-in')
}
