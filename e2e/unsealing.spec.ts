import { visitorWho } from './support/forms.ts'
import { expect, test } from './support/test.ts'

const COUNTED = new URL('./support/counted-unseals.mjs', import.meta.url)

test('a request decrypts its session once, and the next ones of a minute never', { tag: '@http' }, async ({
  pool,
  clock,
  startsSite,
}) => {
  const site = await startsSite({ NODE_OPTIONS: `--import=${COUNTED}` })
  const visitor = await visitorWho('signed in', site, pool)
  const unseals = async () => Number(await site.asks({ asksForUnseals: true }))
  const caused = async () => {
    const before = await unseals()
    expect(await visitor.isSignedIn()).toBe(true)
    return (await unseals()) - before
  }
  // It was made here.
  expect(await caused()).toBe(0)
  await clock.passes({ seconds: 60 })
  expect([await caused(), await caused()]).toEqual([1, 0])
})
