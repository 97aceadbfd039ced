import { mutating } from './common.mjs'

export default { ...mutating('lib/auth'), vitest: { configFile: 'scripts/mutation/vitest.auth.config.ts' } }
