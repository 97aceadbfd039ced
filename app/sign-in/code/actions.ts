'use server'

import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { completeSignIn } from '#lib/auth/finish-sign-in.ts'
import { parseCode } from '#lib/auth/parse-code.ts'
import { pendingAfterAnswer, pendingAfterResend } from '#lib/auth/pending-after.ts'
import { submitCode } from '#lib/auth/submit-code.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { textField } from '#lib/http/form-field.ts'
import { showAgain } from '#lib/http/redirects.ts'
import { MAX_CODE_FIELD, MAX_KEPT_CODE_LENGTH } from '#lib/limits.ts'
import { readPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

export async function submitCodeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const pending = await readPendingSignIn()
  if (pending === undefined) redirect('/sign-in/code')

  const field = textField(form, 'code', MAX_CODE_FIELD)
  const typed = parseCode(field, pending.parameters.codeLength)
  if (typed.kind !== 'code') {
    await rememberPendingSignIn({ ...pending, notice: typed, typed: field.slice(0, MAX_KEPT_CODE_LENGTH) })
    return showAgain('/sign-in/code')
  }

  const visitor = await visitorContext()
  const browserId = visitor.browserId ?? randomUUID()
  const submitted = await submitCode(pending, typed.code, { ...visitor, browserId })
  if (submitted.kind === 'signed-in') {
    await completeSignIn(submitted, browserId)
    redirect(pending.next ?? '/')
  }
  await rememberPendingSignIn(await pendingAfterAnswer(pending, submitted, typed.code, visitor))
  return showAgain('/sign-in/code')
}

export async function resendCodeAction(): Promise<void> {
  await requireSameOrigin()
  const pending = await readPendingSignIn()
  if (pending !== undefined) {
    await rememberPendingSignIn(await pendingAfterResend(pending, await visitorContext()))
  }
  return showAgain('/sign-in/code')
}
