'use server'

import { redirect } from 'next/navigation'
import { showState } from '#app/_forms/flash-state.ts'
import { refusedNotice } from '#lib/auth/after-verification.ts'
import { requestConfirmationAgain } from '#lib/auth/email-verification.ts'
import { newPendingSignIn } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { requireCodeMode } from '#lib/auth/require-code-mode.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { signInWithPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import type { AfterPassword } from '#lib/cognito/password-sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { supportsCookies } from '#lib/http/cookie-support.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { forgetPendingNewPassword, rememberPendingNewPassword } from '#lib/session/pending-new-password.ts'
import {
  forgetPendingSignIn,
  readPendingSignIn,
  rememberPendingSignIn,
} from '#lib/session/pending-sign-in.ts'
import { forgetPendingVerification, rememberPendingVerification } from '#lib/session/pending-verification.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { cookiesRequired } from '../_forms/cookies-required.ts'
import { type CredentialsState, missingPassword, parseCredentials } from '../_forms/credentials-state.ts'
import { type EmailFormState, parseEmailForm } from '../_forms/email-state.ts'
import { nextField, withNext } from '../_forms/next-field.ts'
import { withRepeatedFailure } from './repeated-failure.ts'

export async function requestCodeAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireSameOrigin()
  requireCodeMode()
  const next = nextField(form)
  const here = withNext('/sign-in', next)
  const email = parseEmailForm(form)
  if (!email.ok) return showState('email', here, email.error)
  if (!(await supportsCookies())) return cookiesRequired(email.value)

  const requested = await requestCode(email.value, await visitorContext())
  if (!requested.ok) {
    return showState('email', here, { status: 'refused', email: email.value, reason: requested.error })
  }

  await rememberPendingSignIn({ ...newPendingSignIn(email.value, requested.value), next })
  redirect('/sign-in/code')
}

export async function signInAction(before: CredentialsState, form: FormData): Promise<CredentialsState> {
  await requireSameOrigin()
  requirePasswordMode()
  const next = nextField(form)
  const here = withNext('/sign-in', next)
  const typed = parseCredentials(form, missingPassword)
  if (!typed.ok) return showState('credentials', here, typed.error)

  const { email, password } = typed.value
  if (!(await supportsCookies())) return cookiesRequired(email)

  const visitor = await visitorContext()
  const interrupted = await readPendingSignIn()
  const hasCode = interrupted?.email === email && interrupted.notice?.kind === 'interrupted'
  const started = await signInWithPassword(email, password, visitor, { hasCode })
  if (started.ok) return goOn(email, started.value, next)

  const { error } = started
  if (error.code === 'not-confirmed' || error.code === 'reset-required') {
    return proveMailbox(email, error.code, next, visitor)
  }
  return showState('credentials', here, {
    status: 'refused',
    email,
    reason: withRepeatedFailure(before, error),
  })
}

async function goOn(email: EmailAddress, started: AfterPassword, next: string): Promise<never> {
  await forgetPendingVerification()
  if (started.kind === 'new-password') {
    await forgetPendingSignIn()
    await rememberPendingNewPassword({ email, ...started.flow, next })
    redirect('/sign-in/new-password')
  }
  await forgetPendingNewPassword()
  await rememberPendingSignIn({ ...newPendingSignIn(email, started.challenge), next })
  redirect('/sign-in/code')
}

/** The password is right, but the address was never confirmed, or an operator wants the password changed. */
async function proveMailbox(
  email: EmailAddress,
  kind: 'not-confirmed' | 'reset-required',
  next: string,
  visitor: VisitorContext,
): Promise<never> {
  const [step, account] =
    kind === 'not-confirmed' ? (['confirm', 'new'] as const) : (['reset', 'confirmed'] as const)
  const asked = await requestConfirmationAgain({ email, account }, visitor)
  const notice = asked.ok ? ({ kind } as const) : refusedNotice(asked.error)
  await rememberPendingVerification({ step, email, account: asked.ok ? asked.value : account, next, notice })
  redirect(step === 'confirm' ? '/sign-up/confirm' : '/forgot-password/reset')
}

export async function startAgainAction(): Promise<void> {
  await requireSameOrigin()
  await forgetPendingSignIn()
  if (isPasswordMode()) await forgetPendingNewPassword()
  redirect('/sign-in')
}
