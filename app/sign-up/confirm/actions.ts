'use server'

import { redirect } from 'next/navigation'
import { verificationPath } from '#app/_forms/verification-path.ts'
import { afterCode, afterCodeRequest } from '#lib/auth/after-verification.ts'
import { confirmAddress, requestConfirmationAgain } from '#lib/auth/confirm-address.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { readTypedCode } from '#lib/auth/typed-code.ts'
import { visitorContext } from '#lib/auth/visitor-context.ts'
import { textField } from '#lib/http/form-field.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { showAgain } from '#lib/http/show-again.ts'
import { COGNITO_CODE_LENGTH, MAX_CODE_FIELD, MAX_KEPT_CODE_LENGTH } from '#lib/limits.ts'
import { type PendingProof, readPendingProof, rememberPendingProof } from '#lib/session/pending-proof.ts'

export async function confirmAddressAction(form: FormData): Promise<void> {
  await requireOwnOrigin()
  const proof = await openProof()
  const field = textField(form, 'code', MAX_CODE_FIELD)
  const typed = readTypedCode(field, COGNITO_CODE_LENGTH)
  if (typed.kind !== 'code') {
    await rememberPendingProof({ ...proof, notice: typed, typed: field.slice(0, MAX_KEPT_CODE_LENGTH) })
    return showAgain('/sign-up/confirm')
  }

  const after = afterCode(proof, await confirmAddress(proof, typed.code), typed.code)
  await rememberPendingProof(after)
  if (after.step !== 'confirm') redirect(verificationPath(after))
  return showAgain('/sign-up/confirm')
}

export async function requestConfirmationAgainAction(): Promise<void> {
  await requireOwnOrigin()
  const proof = await openProof()
  const asked = await requestConfirmationAgain(proof, await visitorContext())
  await rememberPendingProof(afterCodeRequest(proof, asked))
  return showAgain('/sign-up/confirm')
}

/** Another tab may have taken it further meanwhile: the page knows where it is now. */
async function openProof(): Promise<PendingProof> {
  requirePasswordMode()
  const proof = await readPendingProof()
  if (proof?.step !== 'confirm') redirect('/sign-up/confirm')
  return proof
}
