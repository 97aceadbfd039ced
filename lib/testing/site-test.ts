import { it } from 'vitest'
import type { CognitoFaults } from '#infra/local/cognito/services.ts'
import { browser } from '#lib/testing/next-request.ts'
import { anotherAddress, signsUpAndIn } from '#lib/testing/signed-in-person.ts'
import { type SiteOnLocalPool, startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

/** A test on a site that starts once for its file. Each test has an address of its own; its faults end with it. */
export function testOn<Site extends SiteOnLocalPool>(start: () => Promise<Site>) {
  return (
    it
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the pattern to learn what a fixture needs.
      .extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
        const site = await start()
        onCleanup(site.pool.close)
        return site
      })
      .extend('faults', { auto: true }, ({ site }, { onCleanup }) => {
        const { cognito, mail } = site.pool.faults
        onCleanup(() => {
          for (const faults of [cognito, mail]) {
            for (const name of Object.keys(faults)) Reflect.deleteProperty(faults, name)
          }
        })
        return { cognito, mail }
      })
      .extend('email', () => anotherAddress())
  )
}

/** A test in code mode. With the fixture `session` the visitor is signed in, in a new browser. */
export const codeTest = testOn(() => startSiteOnLocalPool()).extend('session', async ({ site }) => {
  browser.isNew()
  return signsUpAndIn(site)
})

/** Counts the calls that reach Cognito. */
export function countCalls(faults: { readonly cognito: CognitoFaults }): () => number {
  let calls = 0
  Object.defineProperty(faults.cognito, 'delayMilliseconds', {
    configurable: true,
    get: () => {
      calls += 1
    },
  })
  return () => calls
}
