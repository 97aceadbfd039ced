'use server'

import { redirect } from 'next/navigation'
import { passwordField } from '#app/_forms/credentials-state.ts'
import { showState } from '#app/_forms/flash-state.ts'
import { nextField, withNext } from '#app/_forms/next-field.ts'
import type { StartError } from '#app/_forms/start-error.tsx'
import { withRepeatedFailure } from '#app/sign-in/repeated-failure.ts'
import { newPendingSignIn } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { requireUser } from '#lib/auth/session.ts'
import { signInWithPassword } from '#lib/auth/sign-in-with-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { rememberPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import type { ReauthenticateState } from './form-state.ts'

export async function reauthenticateAction(
  before: ReauthenticateState,
  form: FormData,
): Promise<ReauthenticateState> {
  await requireSameOrigin()
  const { email } = await requireUser()
  const next = nextField(form)
  const here = withNext('/sign-in/reauthenticate', next)

  const password = passwordField(form, 'password')
  if (isPasswordMode() && password === '') return showState('again', here, { status: 'invalid' })

  const visitor = await visitorContext()
  const requested = await (isPasswordMode()
    ? startAgain(email, password, next, visitor)
    : requestCode(email, visitor))
  if (!requested.ok) {
    return showState('again', here, {
      status: 'refused',
      reason: withRepeatedFailure(before, requested.error),
    })
  }

  await rememberPendingSignIn({ ...newPendingSignIn(email, requested.value), next })
  redirect('/sign-in/code')
}

/** A signed-in person has confirmed the address and chosen the password, until an operator replaces it. */
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
