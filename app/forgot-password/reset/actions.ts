'use server'

import { redirect } from 'next/navigation'
import { openReset } from '#app/_forms/audiences.ts'
import { newPasswordField } from '#app/_forms/password-state.ts'
import { formAction, postAction } from '#app/_forms/server-action.ts'
import { afterCodeRequest } from '#lib/auth/after-verification.ts'
import { keptEntry, parseCode } from '#lib/auth/parse-code.ts'
import { newPasswordFault, writtenFault } from '#lib/auth/password.ts'
import { requestReset, resetPassword } from '#lib/auth/reset-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { textField } from '#lib/http/form-field.ts'
import { COGNITO_CODE_LENGTH, MAX_CODE_FIELD } from '#lib/limits.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { forgetPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type PendingVerification, rememberPendingVerification } from '#lib/session/pending-verification.ts'
import { type ResetState, resetStates } from './form-state.ts'

const ACTION = {
  mode: 'password-and-code',
  requires: openReset,
  page: '/forgot-password/reset',
} as const

export const resetPasswordAction = formAction({ ...ACTION, states: resetStates, parse: parseReset })(
  async ({ who: { notice: _shown, ...verification }, input: { typed, code, password }, before }) => {
    const outcome = await resetPassword(verification.email, code, password)
    if (outcome === 'wrong' || outcome === 'unavailable') {
      const isRepeated = before?.status === 'refused' && before.reason !== 'unavailable'
      const reason = outcome === 'wrong' && isRepeated ? 'wrong-again' : outcome
      return { status: 'refused', code: typed, reason }
    }
    await forgetPendingSignIn()
    await rememberPendingVerification({ ...verification, step: outcome })
    redirect('/sign-in')
  },
)

export const requestResetAgainAction = postAction(ACTION)(async ({ who: verification }) => {
  const asked = await requestReset(verification.email, await visitorContext())
  await rememberPendingVerification(afterCodeRequest(verification, asked))
})

/** `typed` is the code as it was entered. */
type Reset = { readonly typed: string; readonly code: string; readonly password: string }

function parseReset(form: unknown, { email }: PendingVerification): Result<Reset, ResetState> {
  const field = textField(form, 'code', MAX_CODE_FIELD)
  const read = parseCode(field, COGNITO_CODE_LENGTH)
  const typed = keptEntry(field)
  const password = newPasswordField(form, 'password')
  // The estimate costs CPU, so it waits for an entry that looks like a code.
  const passwordFault = read.kind === 'code' ? newPasswordFault(password, email) : writtenFault(password)
  if (read.kind === 'code' && passwordFault === undefined) return ok({ typed, code: read.code, password })
  return refused({
    status: 'invalid',
    code: typed,
    codeFault: read.kind === 'code' ? undefined : read,
    passwordFault,
  })
}
