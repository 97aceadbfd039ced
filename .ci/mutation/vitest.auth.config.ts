import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

const NO_FLOOR = fileURLToPath(new URL('../../infra/stack/flow/no-answer-floor.ts', import.meta.url))

/** The unit tests' own settings, without the floor under every start: hundreds of mutants would wait at it. Its own test has it. */
export default mergeConfig(config, {
  plugins: [
    {
      name: 'no-answer-floor',
      enforce: 'pre',
      resolveId: (source: string, importer = '') =>
        source.endsWith('/answer-floor.ts') && !importer.endsWith('answer-floor.test.ts')
          ? NO_FLOOR
          : undefined,
    },
  ],
})
