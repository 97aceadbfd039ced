import { mutating } from './common.mjs'

export default mutating('infra/triggers')
