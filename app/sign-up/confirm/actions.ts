'use server'

import { redirect } from 'next/navigation'
import { verificationPath } from '#app/_forms/verification-path.ts'
import { afterCode, afterCodeRequest } from '#lib/auth/after-verification.ts'
import { confirmAddress, requestConfirmationAgain } from '#lib/auth/email-verification.ts'
import { parseCode } from '#lib/auth/parse-code.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { textField } from '#lib/http/form-field.ts'
import { showAgain } from '#lib/http/redirects.ts'
import { COGNITO_CODE_LENGTH, MAX_CODE_FIELD, MAX_KEPT_CODE_LENGTH } from '#lib/limits.ts'
import {
  type PendingVerification,
  readPendingVerification,
  rememberPendingVerification,
} from '#lib/session/pending-verification.ts'

export async function confirmAddressAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const proof = await openProof()
  const field = textField(form, 'code', MAX_CODE_FIELD)
  const typed = parseCode(field, COGNITO_CODE_LENGTH)
  if (typed.kind !== 'code') {
    await rememberPendingVerification({
      ...proof,
      notice: typed,
      typed: field.slice(0, MAX_KEPT_CODE_LENGTH),
    })
    return showAgain('/sign-up/confirm')
  }

  const after = afterCode(proof, await confirmAddress(proof, typed.code), typed.code)
  await rememberPendingVerification(after)
  if (after.step !== 'confirm') redirect(verificationPath(after))
  return showAgain('/sign-up/confirm')
}

export async function requestConfirmationAgainAction(): Promise<void> {
  await requireSameOrigin()
  const proof = await openProof()
  const asked = await requestConfirmationAgain(proof, await visitorContext())
  await rememberPendingVerification(afterCodeRequest(proof, asked))
  return showAgain('/sign-up/confirm')
}

/** Another tab may have taken it further meanwhile: the page knows where it is now. */
async function openProof(): Promise<PendingVerification> {
  requirePasswordMode()
  const proof = await readPendingVerification()
  if (proof?.step !== 'confirm') redirect('/sign-up/confirm')
  return proof
}
