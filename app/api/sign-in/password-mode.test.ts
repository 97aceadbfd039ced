import { expect, vi } from 'vitest'
import { passwordTest as it } from '#lib/testing/password-site.ts'
import { posts } from './testing/native-app.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))

it('with passwords there is no sign-in for apps: a code alone must not do', async ({ site, email }) => {
  await site.signsUp(email)
  const flow = (await import('./flow.ts')).flowAnswer({ pending: await site.starts(email) })
  const { flow: open }: { flow: string } = await (await flow).json()
  const mails = site.pool.inbox.messages(email).length
  for (const body of [{ email }, { email, signUp: true }, { flow: open }]) {
    expect(await posts('/api/sign-in', body)).toMatchObject({ status: 404, error: 'password-mode' })
  }
  const answered = await posts('/api/sign-in/code', { flow: open, code: site.readsCode(email) })
  expect(answered).toMatchObject({ status: 404, error: 'password-mode' })
  expect(site.pool.inbox.messages(email)).toHaveLength(mails)
})
