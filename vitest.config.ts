import { defineConfig } from 'vitest/config'
import { alias } from './lib/testing/vitest-alias.ts'

export default defineConfig({
  resolve: { alias },
  test: {
    include: [
      'app/**/*.test.ts',
      'lib/**/*.test.ts',
      'infra/**/*.test.ts',
      'scripts/**/*.test.ts',
      'docs/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', 'infra/stack/**'],
    // The SDK announces on every start that it will want Node 22 next year, which no test is about.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // The site logs every sign-in; what a passed test logged is of no interest.
    silent: 'passed-only',
    // Much of the time is waiting for local servers.
    maxWorkers: 4,
    // docs/decisions/0050
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 20_000,
  },
})
