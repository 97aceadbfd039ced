import type { MailFaults } from './faults.ts'
import { element } from './xml.ts'

/**
 * Whether the account may send at all: not while its mails are refused for being paused.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_GetAccountSendingEnabled.html
 */
export function getAccountSendingEnabled({ faults }: { readonly faults: MailFaults }): string {
  return element('Enabled', faults.error !== 'AccountSendingPausedException')
}
