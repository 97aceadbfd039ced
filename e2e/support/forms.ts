import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { offers } from '#lib/testing/offers.ts'
import { HttpVisitor } from './http-visitor.ts'
import type { Site } from './site.ts'
import { newAddress, newestCode } from './visitor.ts'

/** Every form of the site: its page, its button, the visible fields, and which visitor sees it. */
export const FORMS = [
  {
    path: '/sign-in',
    button: 'Email me a code',
    fields: { email: 'stranger@example.com' },
    who: 'anonymous',
  },
  {
    path: '/sign-up',
    button: 'Email me a code',
    fields: { email: 'stranger@example.com' },
    who: 'anonymous',
  },
  ...(offers('de')
    ? ([{ path: '/sign-in', button: 'Deutsch', fields: { language: 'de' }, who: 'anonymous' }] as const)
    : []),
  { path: '/sign-in', button: 'Dark', fields: { theme: 'dark' }, who: 'anonymous' },
  { path: '/sign-in', button: 'Start again', fields: {}, who: 'pending' },
  { path: '/sign-in/code', button: 'Sign in', fields: { code: '123456' }, who: 'pending' },
  { path: '/sign-in/code', button: 'Send the code again', fields: {}, who: 'pending' },
  { path: '/', button: 'Sign out', fields: {}, who: 'signed in' },
  { path: '/account', button: 'Save the name', fields: { name: 'Mallory' }, who: 'signed in' },
  { path: '/account', button: 'Sign out of all devices', fields: {}, who: 'signed in' },
  { path: '/account/delete', button: 'Delete my account', fields: {}, who: 'signed in' },
  { path: '/sign-in/reauthenticate', button: 'Email me a code', fields: {}, who: 'signed in' },
] as const

type Who = (typeof FORMS)[number]['who']

/** A visitor who is anonymous, has a pending sign-in, or is signed in. */
export async function visitorWho(who: Who, site: Site, pool: LocalPool, address = newAddress()) {
  const visitor = new HttpVisitor(site.origin)
  if (who === 'anonymous') return visitor
  await visitor.submits('/sign-up', 'Email me a code', { email: address })
  if (who === 'signed in') await visitor.entersCode(newestCode(pool, address))
  return visitor
}
