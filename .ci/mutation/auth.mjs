import { mutating } from './common.mjs'

// These tests spend most of their time waiting, at the floor under every start: docs/decisions/0010.
export default { ...mutating('lib/auth'), concurrency: 6 }
