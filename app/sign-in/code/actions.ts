'use server'

import { redirect } from 'next/navigation'
import { pendingAfterAnswer, pendingAfterResend } from '#lib/auth/pending-after.ts'
import { submitCode } from '#lib/auth/submit-code.ts'
import { readTypedCode } from '#lib/auth/typed-code.ts'
import { textField } from '#lib/http/form-field.ts'
import {
  forgetPendingSignIn,
  MAX_KEPT_TYPED,
  readPendingSignIn,
  rememberPendingSignIn,
} from '#lib/session/pending-sign-in.ts'
import { openSession } from '#lib/session/signed-in.ts'

/** As long as a pasted sentence may be. */
const MAX_TYPED = 2_000

export async function submitCodeAction(form: FormData): Promise<void> {
  const pending = await readPendingSignIn()
  if (pending === undefined) redirect('/sign-in/code')

  const field = textField(form, 'code', MAX_TYPED)
  const typed = readTypedCode(field, pending.parameters.codeLength)
  if (typed.kind !== 'code') {
    await rememberPendingSignIn({ ...pending, notice: typed, typed: field.slice(0, MAX_KEPT_TYPED) })
    redirect('/sign-in/code')
  }

  const submitted = await submitCode(pending, typed.code)
  if (submitted.kind === 'signed-in') {
    await openSession(submitted.identity, submitted.tokens)
    await forgetPendingSignIn()
    redirect('/')
  }
  await rememberPendingSignIn(await pendingAfterAnswer(pending, submitted, typed.code))
  redirect('/sign-in/code')
}

export async function resendCodeAction(): Promise<void> {
  const pending = await readPendingSignIn()
  if (pending !== undefined) await rememberPendingSignIn(await pendingAfterResend(pending))
  redirect('/sign-in/code')
}
