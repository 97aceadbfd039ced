'use server'

import { redirect } from 'next/navigation'
import { answer } from '#app/answered-form.ts'
import { type EmailFormState, parseEmailForm } from '#app/sign-in/email-state.ts'
import { nextField, withNext } from '#app/sign-in/next-field.ts'
import { withoutCookies } from '#app/sign-in/refused-cookies.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { requestReset } from '#lib/auth/reset-password.ts'
import { visitorContext } from '#lib/auth/visitor-context.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { takesCookies } from '#lib/http/takes-cookies.ts'
import { rememberPendingProof } from '#lib/session/pending-proof.ts'

export async function requestResetAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireOwnOrigin()
  requirePasswordMode()
  const next = nextField(form)
  const here = withNext('/forgot-password', next)
  const email = parseEmailForm(form)
  if (!email.ok) return answer('email', here, email.error)
  if (!(await takesCookies())) return withoutCookies(email.value)

  const requested = await requestReset(email.value, await visitorContext())
  if (!requested.ok) {
    return answer('email', here, { status: 'refused', email: email.value, reason: requested.error })
  }

  await rememberPendingProof({
    step: 'reset',
    email: email.value,
    account: 'confirmed',
    next,
  })
  redirect('/forgot-password/reset')
}
