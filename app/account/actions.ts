'use server'

import { redirect } from 'next/navigation'
import { showState } from '#app/_forms/flash-state.ts'
import { changeName, signOutEverywhere } from '#lib/auth/account.ts'
import { requireUser } from '#lib/auth/session.ts'
import { requireSameOrigin } from '#lib/http/csrf.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_NAME_FIELD } from '#lib/limits.ts'
import { type AccountFormState, nameFault } from './account-state.ts'

export async function changeNameAction(_: AccountFormState, form: FormData): Promise<AccountFormState> {
  await requireSameOrigin()
  await requireUser()
  const name = textField(form, 'name', MAX_NAME_FIELD).trim()
  const fault = nameFault(name)
  if (fault !== undefined) return showState('name', '/account', { status: 'invalid', name, fault })

  const changed = await changeName(name)
  if (changed.ok) return showState('name', '/account', { status: 'saved' })
  if (changed.error.code === 'ended') redirect('/sign-in?next=/account')
  return showState('name', '/account', { status: 'unavailable', name })
}

export async function signOutEverywhereAction(): Promise<AccountFormState> {
  await requireSameOrigin()
  await requireUser()
  const done = await signOutEverywhere()
  if (!done.ok && done.error.code === 'unavailable') {
    return showState('sign-out-everywhere', '/account', { status: 'unavailable' })
  }
  redirect('/signed-out?done=everywhere')
}
