import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { findNginx, startNginx } from './nginx.ts'
import { freePort, type Site } from './site.ts'

type Use<T> = (value: T) => Promise<void>

/** Fixtures that put the test's pages behind an nginx with default settings; without any nginx the test is skipped. */
export const behindNginx = {
  ignoreHTTPSErrors: true,
  baseURL: async (
    { startsSite }: { startsSite: (variables: Record<string, string>) => Promise<Site> },
    use: Use<string>,
  ) => {
    const program = findNginx()
    test.skip(program === undefined, 'There is no nginx here, and no package of it.')
    const folder = await mkdtemp(join(tmpdir(), 'nginx-'))
    const port = await freePort()
    const origin = `https://localhost:${port}`
    const site = await startsSite({ APP_ORIGIN: origin })
    const nginx = await startNginx(program ?? '', { folder, port, site: site.origin })
    await use(origin)
    await nginx.stop()
    await rm(folder, { recursive: true })
    test.expect(nginx.errors()).toBe('')
  },
}
