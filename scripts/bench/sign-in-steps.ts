import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { formData, type HtmlForm, HttpVisitor } from '../../e2e/support/http-visitor.ts'
import type { Site } from '../../e2e/support/site.ts'
import { newAddress, newestCode } from '../../e2e/support/visitor.ts'

/** A visitor with an account, and the form of the page that was opened last. */
type Person = {
  readonly visitor: HttpVisitor
  readonly email: string
  readonly readsCode: () => string
  form?: HtmlForm
}

/** A page with the button of its form, or what is entered there and where that leads. */
type Step = { readonly what: string; readonly path: string } & (
  | { readonly button: string }
  | { readonly entries: (person: Person) => Record<string, string>; readonly leadsTo: string }
)

/** The requests of one sign-in without script, in this order. */
export const STEPS: readonly Step[] = [
  { what: 'Sign-in page', path: '/sign-in', button: 'Email me a code' },
  { what: 'Start', path: '/sign-in', entries: ({ email }) => ({ email }), leadsTo: '/sign-in/code' },
  { what: 'Code page', path: '/sign-in/code', button: 'Sign in' },
  {
    what: 'Answer',
    path: '/sign-in/code',
    entries: ({ readsCode }) => ({ code: readsCode() }),
    leadsTo: '/',
  },
  { what: 'Home page', path: '/', button: 'Sign out' },
]

let created = 0

/** Creates an account. Each has a client address of its own, because starts are limited by it. */
export async function createPerson(site: Site, pool: LocalPool): Promise<Person> {
  created += 1
  const headers = { 'x-real-ip': `10.0.${created >> 8}.${created & 255}` }
  const email = newAddress()
  const readsCode = () => newestCode(pool, email)
  const owner = new HttpVisitor(site.origin, headers)
  await owner.submits('/sign-up', 'Email me a code', { email })
  await owner.entersCode(readsCode())
  return { visitor: new HttpVisitor(site.origin, headers), email, readsCode }
}

/** Takes one step. Throws where it leads elsewhere. */
export async function take(step: Step, person: Person): Promise<void> {
  if ('button' in step) {
    person.form = await person.visitor.form(step.path, step.button)
    return
  }
  if (person.form === undefined) throw new Error(`${step.path} has not been opened`)
  const answer = await person.visitor.posts(step.path, formData(person.form, step.entries(person)))
  await answer.arrayBuffer()
  const location = answer.headers.get('location')
  if (location !== step.leadsTo) throw new Error(`${step.path} led to ${location} (${answer.status})`)
}
