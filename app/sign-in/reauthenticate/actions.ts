'use server'

import { redirect } from 'next/navigation'
import { sessionHolder } from '#app/_forms/audiences.ts'
import { currentPasswordField } from '#app/_forms/password-state.ts'
import { formAction } from '#app/_forms/server-action.ts'
import type { StartError } from '#app/_forms/start-state.ts'
import { withRepeatedFailure } from '#app/sign-in/repeated-failure.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { signInWithPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { rememberReturnPath } from '#lib/http/return-path.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { rememberPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { newPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { reauthenticateStates } from './form-state.ts'

export const reauthenticateAction = formAction({
  // The answer holds the open sign-in: a renewed session beside it would make its headers too long for some proxies.
  requires: sessionHolder,
  page: '/sign-in/reauthenticate',
  states: reauthenticateStates,
  parse: (form) => {
    const password = currentPasswordField(form, 'password')
    return isPasswordMode() && password === '' ? refused({ status: 'invalid' }) : ok(password)
  },
})(async ({ who: { email }, input: password, before, next }) => {
  const visitor = await visitorContext()
  await rememberReturnPath(next)
  const requested = await (isPasswordMode()
    ? startAgain(email, password, visitor)
    : requestCode(email, visitor))
  if (!requested.ok) return { status: 'refused', reason: withRepeatedFailure(before, requested.error) }
  await rememberPendingSignIn(newPendingSignIn(email, requested.value))
  redirect('/sign-in/code')
})

/** A signed-in visitor has confirmed the address and chosen the password, until an operator replaces it. */
async function startAgain(
  email: EmailAddress,
  password: string,
  visitor: VisitorContext,
): Promise<Result<CodeChallenge, StartError>> {
  const started = await signInWithPassword(email, password, visitor)
  if (started.ok) {
    const { value } = started
    if (value.kind === 'code') return ok(value.challenge)
    await rememberPendingNewPassword({ email, ...value.flow })
    redirect('/sign-in/new-password')
  }
  const { error } = started
  return refused(
    error.code === 'not-confirmed' || error.code === 'reset-required' ? { code: 'unavailable' } : error,
  )
}
