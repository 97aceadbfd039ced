import { epochSeconds } from '#lib/clock.ts'
import {
  type ChallengeParameters,
  FIELD_TITLE,
  fieldHint,
  type OpeningParameters,
} from '#lib/trigger-protocol.ts'
import { type AccountItem, resendTime, triesLeft } from './account-item.ts'
import type { TriggerEnvironment } from './environment.ts'

/** What an opened flow says before a code was asked for. */
export function openingParameters({ CODE_DIGITS }: TriggerEnvironment): OpeningParameters {
  return { fieldTitle: FIELD_TITLE, fieldHint: fieldHint(CODE_DIGITS), codeLength: CODE_DIGITS }
}

/**
 * What the code page is told about an account's challenge. It depends on the item alone, which is the same for
 * addresses that have an account and addresses that have none: a language of the user's would tell them apart.
 * @param item undefined where no code was asked for, or TTL deleted it meanwhile: the same as an expired code
 */
export function publicParameters(
  environment: TriggerEnvironment,
  item: AccountItem | undefined,
  delivery: ChallengeParameters['delivery'],
  now: number,
  browser?: string,
): ChallengeParameters {
  return {
    ...openingParameters(environment),
    sender: environment.MAIL_FROM,
    codeState: item === undefined ? 'expired' : codeState(item, now, browser),
    triesLeft: item === undefined ? 0 : triesLeft(item, now, browser),
    expiresAt: epochSeconds(item?.expiresAt ?? now),
    sentAt: epochSeconds(item?.mails[0] ?? item?.createdAt ?? now),
    // Rounded up: who asks at this very second is not refused for a fraction of it.
    resendAt: epochSeconds((item === undefined ? now : resendTime(item, now, browser)) + 999),
    saidAt: epochSeconds(now),
    delivery,
  }
}

function codeState(item: AccountItem, now: number, browser?: string): ChallengeParameters['codeState'] {
  if (item.usedAt !== undefined) return 'used'
  if (triesLeft(item, now, browser) === 0) return 'used-up'
  return item.expiresAt > now ? 'live' : 'expired'
}
