import type { MessageReason } from './custom-message.ts'
import { mailCode, newCode } from './mailed-code.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'
import { saveUser } from './users.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1000

/** Makes and mails the code that confirms a sign-up; an earlier one is dead. Returns CodeDeliveryDetails. */
export async function sendConfirmationCode(
  services: Services,
  user: User,
  reason: MessageReason,
): Promise<object> {
  const { code, kept } = newCode(user, services.clock() + LIFETIME_MILLISECONDS)
  saveUser(services, { ...user, confirmation: kept })
  return mailCode(services, user, code, reason)
}
