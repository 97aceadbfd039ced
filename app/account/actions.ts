'use server'

import { redirect } from 'next/navigation'
import { signedIn } from '#app/_forms/audiences.ts'
import { formAction, nothingToParse } from '#app/_forms/server-action.ts'
import { redirectToSignedOut } from '#app/_forms/signed-out-state.ts'
import { changeName, signOutEverywhere } from '#lib/auth/account.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_NAME_FIELD } from '#lib/limits.ts'
import { ok, refused } from '#lib/result.ts'
import { nameStates, signOutEverywhereStates } from './form-state.ts'
import { nameFault } from './name.ts'

export const changeNameAction = formAction({
  requires: signedIn,
  page: '/account',
  states: nameStates,
  parse: (form) => {
    const name = textField(form, 'name', MAX_NAME_FIELD).trim()
    const fault = nameFault(name)
    return fault === undefined ? ok(name) : refused({ status: 'invalid', name, fault })
  },
})(async ({ input: name }) => {
  const changed = await changeName(name)
  if (changed.ok) return { status: 'saved' }
  if (changed.error.code === 'ended') redirect('/sign-in?next=/account')
  return { status: 'unavailable', name }
})

export const signOutEverywhereAction = formAction({
  requires: signedIn,
  page: '/account',
  states: signOutEverywhereStates,
  parse: nothingToParse,
})(async () => {
  const done = await signOutEverywhere()
  if (done.ok) return redirectToSignedOut('everywhere')
  if (done.error.code === 'ended') redirect('/sign-in?next=/account')
  return { status: 'unavailable' }
})
