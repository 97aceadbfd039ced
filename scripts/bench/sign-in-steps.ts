import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { formData, type HtmlForm, HttpVisitor } from '../../e2e/support/http-visitor.ts'
import type { Site } from '../../e2e/support/site.ts'
import { newAddress, newestCode } from '../../e2e/support/visitor.ts'

/** The requests of one sign-in without script, in this order. */
export const STEPS = ['sign-in page', 'start', 'code page', 'answer', 'home page'] as const
type Step = (typeof STEPS)[number]

/** A visitor with an account, who can take each step. */
type Person = { readonly visitor: HttpVisitor; readonly steps: Record<Step, () => Promise<void>> }

let created = 0

/** Creates an account. Each has a client address of its own, because starts are limited by it. */
export async function createPerson(site: Site, pool: LocalPool): Promise<Person> {
  created += 1
  const headers = { 'x-real-ip': `10.0.${created >> 8}.${created & 255}` }
  const email = newAddress()
  const owner = new HttpVisitor(site.origin, headers)
  await owner.submits('/sign-up', 'Email me a code', { email })
  await owner.entersCode(newestCode(pool, email))
  const visitor = new HttpVisitor(site.origin, headers)
  let form: HtmlForm | undefined

  async function posts(path: string, fields: Record<string, string>, leadsTo: string): Promise<void> {
    if (form === undefined) throw new Error(`${path} has not been opened`)
    const response = await visitor.posts(path, formData(form, fields))
    await response.arrayBuffer()
    const location = response.headers.get('location')
    if (location !== leadsTo) throw new Error(`${path} led to ${location} (${response.status})`)
  }

  const steps = {
    'sign-in page': async () => {
      form = await visitor.form('/sign-in', 'Email me a code')
    },
    start: () => posts('/sign-in', { email }, '/sign-in/code'),
    'code page': async () => {
      form = await visitor.form('/sign-in/code', 'Sign in')
    },
    answer: () => posts('/sign-in/code', { code: newestCode(pool, email) }, '/'),
    'home page': async () => {
      if (!(await visitor.isSignedIn())) throw new Error(`${email} is not signed in`)
    },
  }
  return { visitor, steps }
}
