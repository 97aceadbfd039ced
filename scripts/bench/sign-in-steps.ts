import { formData, type HtmlForm, HttpVisitor } from '../../e2e/support/http-visitor.ts'
import { newestCode } from '../../e2e/support/visitor.ts'
import { addressOf, clientAddressOf } from './people.ts'
import type { Stage } from './stage.ts'

/** One sign-in without script, request by request, in this order. */
export const STEPS = ['sign-in page', 'start', 'code page', 'answer', 'home'] as const
export type Step = (typeof STEPS)[number]

/** So much of the site's log is shown when something goes wrong. */
const LAST_WORDS = 1_000

/** The steps of one person who has an account. Each throws when it does not come out as it should. */
export function signInSteps({ site, pool }: Stage, person: number): Record<Step, () => Promise<void>> {
  const email = addressOf(person)
  const visitor = new HttpVisitor(site.origin, { 'x-real-ip': clientAddressOf(person) })
  let form: HtmlForm | undefined

  async function posts(path: string, fields: Record<string, string>, leadsTo: string): Promise<void> {
    if (form === undefined) throw new Error(`Nobody has opened ${path}`)
    const response = await visitor.posts(path, formData(form, fields))
    await response.arrayBuffer()
    const location = response.headers.get('location')
    if (location === leadsTo) return
    throw new Error(`${path} led to ${location} (${response.status}):\n${site.output().slice(-LAST_WORDS)}`)
  }

  return {
    'sign-in page': async () => {
      form = await visitor.form('/sign-in', 'E-mail me a code')
    },
    start: () => posts('/sign-in', { email }, '/sign-in/code'),
    'code page': async () => {
      form = await visitor.form('/sign-in/code', 'Sign in')
    },
    answer: () => posts('/sign-in/code', { code: newestCode(pool, email) }, '/'),
    home: async () => {
      if (!(await visitor.isSignedIn())) throw new Error(`${email} is not signed in`)
    },
  }
}

/** All of it. */
export async function signsIn(stage: Stage, person: number): Promise<void> {
  const steps = signInSteps(stage, person)
  for (const step of STEPS) await steps[step]()
}

/** So many people come to warm everything up. */
export const FIRST_PEOPLE = 8

/** They come one after another: what loads only now must not make a crowd run into a time limit. */
export async function warmUp(stage: Stage): Promise<void> {
  for (let count = 0; count < FIRST_PEOPLE; count += 1) await signsIn(stage, stage.nextPerson())
}
