import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    globalSetup: 'testing/global-setup.ts',
    // Many wait for processes of their own; more at once than this, and functions run out of their five seconds.
    maxWorkers: 3,
    // docs/decisions/0050
    retry: 1,
    // Bundles run as they are deployed: Vite does not transform them.
    server: { deps: { external: [/\/index\.mjs/] } },
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    silent: 'passed-only',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
