import { existsSync } from 'node:fs'
import type { KnipConfig } from 'knip'
import { triggers } from './infra/pool.ts'

/** Each is the beginning of a bundle: its `handler` is used, although no file imports it. */
const handlers = [...Object.values(triggers), 'people'].map((file) => `infra/triggers/${file}.ts`)

/** The stack's packages need not be installed; then knip cannot see that `aws-cdk` is what brings `cdk`. */
const namedBlindly = existsSync('infra/stack/node_modules/aws-cdk')
  ? {}
  : { ignoreDependencies: ['aws-cdk'], ignoreBinaries: ['cdk'] }

/** Where programs begin that knip does not find by itself. What no beginning leads to is unused. */
export default {
  include: [
    'files',
    'dependencies',
    'unlisted',
    'binaries',
    'unresolved',
    'exports',
    'types',
    'duplicates',
    'cycles',
  ],
  treatConfigHintsAsErrors: true,
  workspaces: {
    '.': {
      entry: [
        ...handlers,
        // The local inbox sends them as they are.
        'infra/local/inbox/*.{css,js}',
        'scripts/{brand,screenshots,bench/bench,bench/timing}.ts',
        // Built by themselves.
        'e2e/support/{orders,empty}-app/**/*.{ts,tsx}',
        // An alias of Vitest.
        'lib/testing/no-minimum-duration.ts',
      ],
    },
    'infra/stack': {
      entry: [
        'main.ts',
        // Runs in the place of the CDK CLI.
        'testing/recording-cdk.mjs',
      ],
      ...namedBlindly,
    },
  },
} satisfies KnipConfig
