import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

const NO_FLOOR = fileURLToPath(new URL('../../lib/testing/no-minimum-duration.ts', import.meta.url))

/** The unit tests' own settings, without the floor under every start. Its own test imports it by its full name, and so has it. */
export default mergeConfig(config, {
  resolve: { alias: [{ find: /^\.\/answer-floor\.ts$/, replacement: NO_FLOOR }] },
})
