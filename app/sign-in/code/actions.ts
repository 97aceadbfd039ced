'use server'

import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { openSignIn } from '#app/_forms/audiences.ts'
import { postAction } from '#app/_forms/server-action.ts'
import { pendingAfterAnswer, pendingAfterResend } from '#lib/auth/continue-sign-in.ts'
import { keptEntry, parseCode } from '#lib/auth/parse-code.ts'
import { completeSignIn, submitCode } from '#lib/auth/submit-code.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { textField } from '#lib/http/form-field.ts'
import { forgetReturnPath, readReturnPath } from '#lib/http/return-path.ts'
import { MAX_CODE_FIELD } from '#lib/limits.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

const PAGE = '/sign-in/code'

export const submitCodeAction = postAction({ requires: openSignIn, page: PAGE })(
  async ({ who: pending, form }) => {
    const field = textField(form, 'code', MAX_CODE_FIELD)
    const typed = parseCode(field, pending.parameters.codeLength)
    if (typed.kind !== 'code') {
      return rememberPendingSignIn({ ...pending, notice: typed, typed: keptEntry(field) })
    }

    const visitor = await visitorContext()
    const browserId = visitor.browserId ?? randomUUID()
    const submitted = await submitCode(pending, typed.code, { ...visitor, browserId })
    if (submitted.kind === 'signed-in') {
      await completeSignIn(submitted, browserId)
      const path = await readReturnPath()
      await forgetReturnPath()
      redirect(path)
    }
    await rememberPendingSignIn(await pendingAfterAnswer(pending, submitted, typed.code, visitor))
  },
)

export const resendCodeAction = postAction({ requires: openSignIn, page: PAGE })(async ({ who: pending }) => {
  await rememberPendingSignIn(await pendingAfterResend(pending, await visitorContext()))
})
