'use server'

import { redirect } from 'next/navigation'
import { passwordField } from '#app/_forms/credentials-state.ts'
import { showState } from '#app/_forms/flash-state.ts'
import { afterCodeRequest } from '#lib/auth/after-verification.ts'
import { parseCode } from '#lib/auth/parse-code.ts'
import { newPasswordFault, writtenFault } from '#lib/auth/password.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { requestReset, resetPassword } from '#lib/auth/reset-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { textField } from '#lib/http/form-field.ts'
import { showAgain } from '#lib/http/redirects.ts'
import { COGNITO_CODE_LENGTH, MAX_CODE_FIELD, MAX_KEPT_CODE_LENGTH } from '#lib/limits.ts'
import { forgetPendingSignIn } from '#lib/session/pending-sign-in.ts'
import {
  type PendingVerification,
  readPendingVerification,
  rememberPendingVerification,
} from '#lib/session/pending-verification.ts'
import type { ResetState } from './reset-state.ts'

const HERE = '/forgot-password/reset'

export async function resetPasswordAction(before: ResetState, form: FormData): Promise<ResetState> {
  await requireSameOrigin()
  const { notice: _said, ...proof } = await openProof()
  const field = textField(form, 'code', MAX_CODE_FIELD)
  const typed = parseCode(field, COGNITO_CODE_LENGTH)
  const password = passwordField(form, 'password')
  // The costly half of it is for those who have a code.
  const passwordFault =
    typed.kind === 'code' ? newPasswordFault(password, proof.email) : writtenFault(password)
  const code = field.slice(0, MAX_KEPT_CODE_LENGTH)
  if (typed.kind !== 'code') {
    return showState('reset', HERE, {
      status: 'invalid',
      code,
      codeFault: typed,
      ...(passwordFault === undefined ? {} : { passwordFault }),
    })
  }
  if (passwordFault !== undefined) return showState('reset', HERE, { status: 'invalid', code, passwordFault })

  const outcome = await resetPassword(proof.email, typed.code, password)
  if (outcome === 'wrong' || outcome === 'unavailable') {
    return showState('reset', HERE, { status: 'refused', code, reason: outcome, first: isFirst(before) })
  }

  await forgetPendingSignIn()
  await rememberPendingVerification({ ...proof, step: outcome })
  redirect('/sign-in')
}

export async function requestResetAgainAction(): Promise<void> {
  await requireSameOrigin()
  const proof = await openProof()
  const asked = await requestReset(proof.email, await visitorContext())
  await rememberPendingVerification(afterCodeRequest(proof, asked))
  return showAgain(HERE)
}

/** Another tab may have taken it further meanwhile: the page knows where it is now. */
async function openProof(): Promise<PendingVerification> {
  requirePasswordMode()
  const proof = await readPendingVerification()
  if (proof?.step !== 'reset') redirect(HERE)
  return proof
}

/** What came before decides about a sentence only; whoever posts something else reads another sentence. */
function isFirst(before: unknown): boolean {
  const isRefused = typeof before === 'object' && before !== null && 'reason' in before
  return !(isRefused && before.reason === 'wrong')
}
