import { brand } from '../../lib/brand.ts'
import type { TriggerEnvironment } from '../triggers/trigger-env.ts'
import type { Parameters } from './parameters.ts'

type Facts = Pick<Parameters, 'signInMode' | 'appOrigin' | 'codeDigits' | 'codeAtStart'> & {
  readonly tableName: string
  readonly codeSecret: string
  readonly mailFrom: string
}

type Always = Exclude<keyof TriggerEnvironment, 'CODE_AT_START'>

/** The variables that `infra/triggers/trigger-env.ts` reads: one that is added there and forgotten here does not compile. */
export function triggerEnvironment(
  facts: Facts,
): Record<Always, string> & { readonly CODE_AT_START?: 'true' } {
  return {
    CODE_SECRET: facts.codeSecret,
    TABLE_NAME: facts.tableName,
    MAIL_FROM: facts.mailFrom,
    APP_NAME: brand.name,
    APP_ORIGIN: facts.appOrigin,
    CODE_DIGITS: String(facts.codeDigits),
    SIGN_IN_MODE: facts.signInMode,
    ...(facts.codeAtStart ? { CODE_AT_START: 'true' } : {}),
  }
}
