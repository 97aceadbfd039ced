import { setTimeout as wait } from 'node:timers/promises'
import type { MailFaults } from './responses.ts'

/**
 * How SES takes the mails that Cognito sends through it: late, or not at all, while something is wrong with it.
 * @param deliver puts one into the inbox
 */
export function deliverCognitoEmail<Mail>(
  faults: MailFaults,
  deliver: (mail: Mail) => void,
): (mail: Mail) => Promise<void> {
  let calls = 0
  return async (mail) => {
    calls += 1
    const { delayMs = 0, error, everyNth = 1 } = faults
    const isHit = error !== undefined && calls % everyNth === 0
    if (delayMs > 0) await wait(delayMs)
    if (isHit) throw new Error(error)
    deliver(mail)
  }
}
