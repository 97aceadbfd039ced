import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { formData, type HtmlForm, HttpVisitor } from '../../e2e/support/http-visitor.ts'
import type { Site } from '../../e2e/support/site.ts'
import { newAddress, newestCode } from '../../e2e/support/visitor.ts'

/** A visitor without script, who has an account. */
export type Person = {
  readonly email: string
  readonly readsCode: () => string
  /** Loses all cookies. */
  readonly forgets: () => void
  /** Opens a page with a form. */
  readonly opens: (path: string, button: string) => Promise<void>
  /** Posts that form. Throws where it leads elsewhere. */
  readonly posts: (fields: Record<string, string>, leadsTo: string) => Promise<void>
}

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
  const visitor = new HttpVisitor(site.origin, headers)
  let opened: { readonly path: string; readonly form: HtmlForm } | undefined
  return {
    email,
    readsCode,
    forgets: () => visitor.cookies.clear(),
    async opens(path, button) {
      opened = { path, form: await visitor.form(path, button) }
    },
    async posts(fields, leadsTo) {
      if (opened === undefined) throw new Error('No form has been opened')
      const answer = await visitor.posts(opened.path, formData(opened.form, fields))
      await answer.arrayBuffer()
      const location = answer.headers.get('location')
      if (location !== leadsTo) throw new Error(`${opened.path} led to ${location} (${answer.status})`)
    },
  }
}
