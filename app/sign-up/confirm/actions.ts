'use server'

import { redirect } from 'next/navigation'
import { openConfirmation } from '#app/_forms/audiences.ts'
import { verificationPath } from '#app/_forms/require-verification.ts'
import { postAction } from '#app/_forms/server-action.ts'
import { afterCode, afterCodeRequest } from '#lib/auth/after-verification.ts'
import { confirmAddress, requestConfirmationAgain } from '#lib/auth/email-verification.ts'
import { keptEntry, parseCode } from '#lib/auth/parse-code.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { textField } from '#lib/http/form-field.ts'
import { COGNITO_CODE_LENGTH, MAX_CODE_FIELD } from '#lib/limits.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'

const ACTION = {
  mode: 'password-and-code',
  requires: openConfirmation,
  page: '/sign-up/confirm',
} as const

export const confirmAddressAction = postAction(ACTION)(async ({ who: verification, form }) => {
  const field = textField(form, 'code', MAX_CODE_FIELD)
  const typed = parseCode(field, COGNITO_CODE_LENGTH)
  if (typed.kind !== 'code') {
    return rememberPendingVerification({ ...verification, notice: typed, typed: keptEntry(field) })
  }

  const after = afterCode(verification, await confirmAddress(verification, typed.code), typed.code)
  await rememberPendingVerification(after)
  if (after.step !== 'confirm') redirect(verificationPath(after))
})

export const requestConfirmationAgainAction = postAction(ACTION)(async ({ who: verification }) => {
  const asked = await requestConfirmationAgain(verification, await visitorContext())
  await rememberPendingVerification(afterCodeRequest(verification, asked))
})
