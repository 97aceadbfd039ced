import { mutating } from './common.mjs'

export default { ...mutating('lib/auth'), vitest: { configFile: '.ci/mutation/vitest.auth.config.ts' } }
