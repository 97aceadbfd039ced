import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { alias } from '../../lib/testing/vitest-alias.ts'

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      ...alias,
      // The site's own flow tests run here once more, against the synthesised template.
      {
        find: '#lib/testing/site-on-local-pool.ts',
        replacement: root('infra/stack/flow/site-on-stack.ts'),
      },
    ],
  },
  test: {
    include: ['**/*.test.ts'],
    globalSetup: 'testing/global-setup.ts',
    // Many wait for processes of their own; more at once than this, and functions run out of their five seconds.
    maxWorkers: 3,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    silent: 'passed-only',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
