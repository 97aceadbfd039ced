'use server'

import { redirect } from 'next/navigation'
import { cookiesRequired } from '#app/_forms/cookies-required.ts'
import { type EmailFormState, parseEmailForm } from '#app/_forms/email-state.ts'
import { showState } from '#app/_forms/flash-state.ts'
import { nextField, withNext } from '#app/_forms/next-field.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { requestReset } from '#lib/auth/reset-password.ts'
import { visitorContext } from '#lib/auth/visitor.ts'
import { supportsCookies } from '#lib/http/cookie-support.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { rememberPendingVerification } from '#lib/session/pending-verification.ts'

export async function requestResetAction(_: EmailFormState, form: FormData): Promise<EmailFormState> {
  await requireSameOrigin()
  requirePasswordMode()
  const next = nextField(form)
  const here = withNext('/forgot-password', next)
  const email = parseEmailForm(form)
  if (!email.ok) return showState('email', here, email.error)
  if (!(await supportsCookies())) return cookiesRequired(email.value)

  const requested = await requestReset(email.value, await visitorContext())
  if (!requested.ok) {
    return showState('email', here, { status: 'refused', email: email.value, reason: requested.error })
  }

  await rememberPendingVerification({
    step: 'reset',
    email: email.value,
    account: 'confirmed',
    next,
  })
  redirect('/forgot-password/reset')
}
