'use server'

import { redirect } from 'next/navigation'
import { passwordField } from '#app/_forms/password-state.ts'
import { formAction } from '#app/_forms/server-action.ts'
import type { StartError } from '#app/_forms/start-state.ts'
import { withRepeatedFailure } from '#app/sign-in/repeated-failure.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { requireUser } from '#lib/auth/session.ts'
import { signInWithPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { rememberPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { newPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { reauthenticateStates } from './form-state.ts'

export const reauthenticateAction = formAction({
  requires: requireUser,
  page: '/sign-in/reauthenticate',
  states: reauthenticateStates,
  parse: (form) => {
    const password = passwordField(form, 'password')
    return isPasswordMode() && password === '' ? refused({ status: 'invalid' }) : ok(password)
  },
})(async ({ who: { email }, input: password, before, next }) => {
  const visitor = await visitorContext()
  const requested = await (isPasswordMode()
    ? startAgain(email, password, next, visitor)
    : requestCode(email, visitor))
  if (!requested.ok) return { status: 'refused', reason: withRepeatedFailure(before, requested.error) }
  await rememberPendingSignIn({ ...newPendingSignIn(email, requested.value), next })
  redirect('/sign-in/code')
})

/** A signed-in visitor has confirmed the address and chosen the password, until an operator replaces it. */
async function startAgain(
  email: EmailAddress,
  password: string,
  next: string,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, StartError>> {
  const started = await signInWithPassword(email, password, visitor)
  if (started.ok) {
    const { value } = started
    if (value.kind === 'code') return ok(value.challenge)
    await rememberPendingNewPassword({ email, ...value.flow, next })
    redirect('/sign-in/new-password')
  }
  const { error } = started
  return refused(
    error.code === 'not-confirmed' || error.code === 'reset-required' ? { code: 'unavailable' } : error,
  )
}
