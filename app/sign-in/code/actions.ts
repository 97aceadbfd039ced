'use server'

import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { postAction } from '#app/_forms/server-action.ts'
import { pendingAfterAnswer, pendingAfterResend } from '#lib/auth/continue-sign-in.ts'
import { parseCode } from '#lib/auth/parse-code.ts'
import { completeSignIn, submitCode } from '#lib/auth/submit-code.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_CODE_FIELD, MAX_KEPT_CODE_LENGTH } from '#lib/limits.ts'
import { type PendingSignIn, readPendingSignIn, rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

const PAGE = '/sign-in/code'

export const submitCodeAction = postAction({ requires: requirePendingSignIn, page: PAGE })(
  async ({ who: pending, form }) => {
    const field = textField(form, 'code', MAX_CODE_FIELD)
    const typed = parseCode(field, pending.parameters.codeLength)
    if (typed.kind !== 'code') {
      const kept = field.slice(0, MAX_KEPT_CODE_LENGTH)
      return rememberPendingSignIn({ ...pending, notice: typed, typed: kept })
    }

    const visitor = await visitorContext()
    const browserId = visitor.browserId ?? randomUUID()
    const submitted = await submitCode(pending, typed.code, { ...visitor, browserId })
    if (submitted.kind === 'signed-in') {
      await completeSignIn(submitted, browserId)
      redirect(pending.next ?? '/')
    }
    await rememberPendingSignIn(await pendingAfterAnswer(pending, submitted, typed.code, visitor))
  },
)

export const resendCodeAction = postAction({ requires: requirePendingSignIn, page: PAGE })(
  async ({ who: pending }) => {
    await rememberPendingSignIn(await pendingAfterResend(pending, await visitorContext()))
  },
)

/** Another tab may have finished it: the page knows where to go. */
async function requirePendingSignIn(): Promise<PendingSignIn> {
  const pending = await readPendingSignIn()
  if (pending === undefined) redirect(PAGE)
  return pending
}
