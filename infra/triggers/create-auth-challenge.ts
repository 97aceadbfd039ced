import type { z } from 'zod'
import { type CodeMailFacts, codeMail } from '#infra/mail/code-mail.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import { type ChallengeParameters, toPublicChallengeParameters } from '#lib/challenge-parameters.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { type AccountItem, readAccount, startingBrowser } from './account-item.ts'
import { accountKey } from './account-key.ts'
import { logAuthEvent, type Metric } from './auth-log.ts'
import { codeOf } from './code.ts'
import { type Dependencies, lambda } from './dependencies.ts'
import { CreateAuthChallengeEvent } from './events.ts'
import type { TriggerHandler } from './handler.ts'
import { browserAttribute } from './known-browser.ts'
import { newLease, releaseLease, returnLease } from './mail-lease.ts'
import { policy } from './policy.ts'
import { publicParameters } from './public-parameters.ts'
import { startCode } from './start-code.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>
type Event = z.infer<typeof CreateAuthChallengeEvent>
type Round = {
  readonly item: AccountItem | undefined
  readonly delivery: ChallengeParameters['delivery']
  /** The attribute of the browser that asks, if the account knows it. */
  readonly browser: string | undefined
}

/**
 * Mails the code when a flow starts, and tells the page how things stand in every round. Cognito may call it again for
 * the same start: the mail goes out once, and the code stays the same.
 * Throws `MailUnavailable` when SES took no mail.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html
 */
export function createAuthChallenge(needs: Needs): TriggerHandler {
  return async (received) => {
    const event = CreateAuthChallengeEvent.parse(received)
    const account = accountKey(needs.environment.CODE_SECRET, event)
    const { item, delivery, browser } = isFlowStart(event)
      ? await start(needs, event, account)
      : await goOn(needs, event, account)
    const parameters = publicParameters(needs.environment, item, delivery, needs.clock(), browser)
    return {
      ...event,
      response: {
        publicChallengeParameters: toPublicChallengeParameters(parameters),
        // Cognito fails the sign-in when this map is empty. It comes back to Verify, never to the browser.
        privateChallengeParameters: { account },
        challengeMetadata: 'CODE',
      },
    }
  }
}

export const handler = lambda(createAuthChallenge)

function isFlowStart(event: Event): boolean {
  return event.request.session.every((round) => round.challengeName !== 'CUSTOM_CHALLENGE')
}

async function start(needs: Needs, event: Event, account: string): Promise<Round> {
  const begun = needs.clock()
  const log = (outcome: string, metrics: Metric[]) =>
    logAuthEvent(needs, begun, {
      event: 'code-requested',
      outcome,
      account,
      metrics: ['Requested', ...metrics],
    })
  const lease = newLease(tableOf(needs), account)
  const { outcome, item } = await startCode(lease, needs.clock)
  const browser = startingBrowser(item, begun)
  if (outcome !== 'leased') {
    log(outcome, outcome === 'limited' ? ['Locked'] : [])
    return { item, delivery: outcome, browser }
  }
  const recipient = recipientOf(event)
  try {
    await mailCode(needs, recipient, item)
  } catch (error) {
    await returnLease(lease)
    // SES quotes addresses in its errors, and Cognito hands a trigger's message on: only the error's class is kept.
    log(error instanceof Error ? error.name : 'unknown', ['MailFailed'])
    throw new Error('MailUnavailable')
  }
  await releaseLease(lease, item)
  log('sent', recipient === undefined ? [] : ['Mailed'])
  return { item, delivery: 'sent', browser }
}

async function goOn(needs: Needs, event: Event, account: string): Promise<Round> {
  const { browserId } = event.request.clientMetadata ?? {}
  const browser =
    browserId === undefined ? undefined : browserAttribute(needs.environment.CODE_SECRET, account, browserId)
  return { item: await readAccount(tableOf(needs), account), delivery: 'recent', browser }
}

/** Nobody stands behind an unknown name; an address that our own rule refuses could name a second recipient. */
function recipientOf(event: Event): string | undefined {
  if (event.request.userNotFound === true) return undefined
  return EmailAddressSchema.safeParse(event.request.userAttributes?.email).data
}

async function mailCode(needs: Needs, to: string | undefined, item: AccountItem): Promise<void> {
  if (to === undefined) return
  const { environment, clock, ses } = needs
  const now = clock()
  await sendMail(ses, {
    from: environment.MAIL_FROM,
    to,
    mail: codeMail(mailFacts(needs, item, now)),
    withinMilliseconds: (item.leaseUntil ?? now) - now - policy.mailLeaseReserveMilliseconds,
  })
}

function mailFacts({ environment }: Needs, item: AccountItem, now: number): CodeMailFacts {
  return {
    appName: environment.APP_NAME,
    origin: environment.APP_ORIGIN,
    code: codeOf(item.challengeId, environment.CODE_SECRET, environment.CODE_DIGITS),
    validUntil: new Date(item.expiresAt),
    minutesLeft: Math.round((item.expiresAt - now) / 60_000),
  }
}

function tableOf({ dynamodb, environment }: Needs) {
  return { dynamodb, name: environment.TABLE_NAME }
}
