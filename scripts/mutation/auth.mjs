import { mutating } from './common.mjs'

export default mutating('lib/auth')
