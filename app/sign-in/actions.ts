'use server'

import { redirect } from 'next/navigation'
import { currentPasswordField, missingPassword } from '#app/_forms/password-state.ts'
import { anyone, formAction } from '#app/_forms/server-action.ts'
import { startParser, startStates } from '#app/_forms/start-state.ts'
import { refusedNotice } from '#lib/auth/after-verification.ts'
import { requestConfirmationAgain } from '#lib/auth/email-verification.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { signInWithPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import type { AfterPassword } from '#lib/cognito/password-sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { rememberReturnPath } from '#lib/http/return-path.ts'
import { forgetPendingNewPassword, rememberPendingNewPassword } from '#lib/session/pending-new-password.ts'
import {
  forgetPendingSignIn,
  newPendingSignIn,
  readPendingSignIn,
  rememberPendingSignIn,
} from '#lib/session/pending-sign-in.ts'
import { forgetPendingVerification, rememberPendingVerification } from '#lib/session/pending-verification.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { withRepeatedFailure } from './repeated-failure.ts'

export const requestCodeAction = formAction({
  mode: 'code',
  requires: anyone,
  page: '/sign-in',
  states: startStates,
  parse: startParser(),
})(async ({ input: { email }, next }) => {
  const requested = await requestCode(email, await visitorContext())
  if (!requested.ok) return { status: 'refused', email, reason: requested.error }
  await rememberPendingSignIn(newPendingSignIn(email, requested.value))
  await rememberReturnPath(next)
  redirect('/sign-in/code')
})

export const signInAction = formAction({
  mode: 'password-and-code',
  requires: anyone,
  page: '/sign-in',
  states: startStates,
  parse: startParser(missingPassword, currentPasswordField),
})(async ({ input: { email, password }, before, next }) => {
  const visitor = await visitorContext()
  const interrupted = await readPendingSignIn()
  const hasCode = interrupted?.email === email && interrupted.notice?.kind === 'interrupted'
  const started = await signInWithPassword(email, password, visitor, { hasCode })
  if (started.ok) {
    await rememberReturnPath(next)
    return continueWith(email, started.value)
  }
  const { error } = started
  if (error.code === 'not-confirmed' || error.code === 'reset-required') {
    await rememberReturnPath(next)
    return verifyEmail(email, error.code, visitor)
  }
  return { status: 'refused', email, reason: withRepeatedFailure(before, error) }
})

async function continueWith(email: EmailAddress, started: AfterPassword): Promise<never> {
  await forgetPendingVerification()
  if (started.kind === 'new-password') {
    await forgetPendingSignIn()
    await rememberPendingNewPassword({ email, ...started.flow })
    redirect('/sign-in/new-password')
  }
  await forgetPendingNewPassword()
  await rememberPendingSignIn(newPendingSignIn(email, started.challenge))
  redirect('/sign-in/code')
}

/** The password is right, but the address was never confirmed, or an operator wants the password changed. */
async function verifyEmail(
  email: EmailAddress,
  kind: 'not-confirmed' | 'reset-required',
  visitor: VisitorContext,
): Promise<never> {
  const [step, account] =
    kind === 'not-confirmed' ? (['confirm', 'new'] as const) : (['reset', 'confirmed'] as const)
  const asked = await requestConfirmationAgain({ email, account }, visitor)
  const notice = asked.ok ? ({ kind } as const) : refusedNotice(asked.error)
  await rememberPendingVerification({ step, email, account: asked.ok ? asked.value : account, notice })
  redirect(step === 'confirm' ? '/sign-up/confirm' : '/forgot-password/reset')
}
