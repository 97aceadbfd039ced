'use server'

import { redirect } from 'next/navigation'
import { answer } from '#app/answered-form.ts'
import type { AgainState } from '#app/sign-in/again/again-state.ts'
import { passwordField } from '#app/sign-in/credentials-state.ts'
import { nextField, withNext } from '#app/sign-in/next-field.ts'
import type { StartRefusal } from '#app/sign-in/refusal.tsx'
import { countingWrong } from '#app/sign-in/wrong-again.ts'
import { clientData } from '#lib/auth/client-data.ts'
import { requireUser } from '#lib/auth/current-user.ts'
import { type PasswordRefusal, startWithPassword } from '#lib/auth/password-start.ts'
import { pendingFrom } from '#lib/auth/pending-after.ts'
import { requestCode } from '#lib/auth/request-code.ts'
import { asksForPassword } from '#lib/env.ts'
import { requireOwnOrigin } from '#lib/http/own-origin.ts'
import { rememberPendingSignIn } from '#lib/session/pending-sign-in.ts'

export async function requestCodeAgainAction(before: AgainState, form: FormData): Promise<AgainState> {
  await requireOwnOrigin()
  const { email } = await requireUser()
  const next = nextField(form)
  const here = withNext('/sign-in/again', next)

  const password = passwordField(form, 'password')
  if (asksForPassword() && password === '') return answer('again', here, { status: 'invalid' })

  const client = await clientData()
  const requested = await (asksForPassword()
    ? startWithPassword(email, password, client)
    : requestCode(email, client))
  if (!requested.ok) {
    const reason = countingWrong(before, againRefusal(requested.error))
    return answer('again', here, { status: 'refused', reason })
  }

  await rememberPendingSignIn({ ...pendingFrom(email, requested.value), next })
  redirect('/sign-in/code')
}

/** Whoever is signed in has an address that was confirmed. */
function againRefusal(refusal: PasswordRefusal): StartRefusal {
  return refusal.code === 'not-confirmed' ? { code: 'unavailable' } : refusal
}
