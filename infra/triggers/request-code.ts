import { type CodeMailFacts, codeMail } from '#infra/mail/code-mail.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import type { ChallengeParameters } from '#lib/trigger-protocol.ts'
import type { AccountItem } from './account-item.ts'
import { errorClass, logAuthEvent, type Metric } from './auth-log.ts'
import { codeOf } from './code.ts'
import type { Dependencies } from './dependencies.ts'
import { millisecondsToMail, newLease, releaseLease, returnLease } from './mail-lease.ts'
import type { Recipient } from './recipient.ts'
import { startCode } from './start-code.ts'

type Needs = Pick<Dependencies, 'environment' | 'clock' | 'dynamodb' | 'ses' | 'writeLine'>

/** Whose code is asked for. */
export type CodeRequest = {
  readonly account: string
  /** Where the mail goes; undefined where nobody may get one, and all else is the same. */
  readonly recipient: Recipient | undefined
  /** The attribute of the browser that asks, where the event tells of it. */
  readonly browser: string | undefined
}

export type RequestedCode = {
  readonly item: AccountItem
  readonly delivery: ChallengeParameters['delivery']
}

/** Mails the code of an account, as far as the limits of its emails allow. `failed`: SES took no email. */
export async function requestCode(
  needs: Needs,
  { account, recipient, browser }: CodeRequest,
): Promise<RequestedCode> {
  const begun = needs.clock()
  const log = (outcome: string, metrics: Metric[]) =>
    logAuthEvent(needs, begun, {
      event: 'code-requested',
      outcome,
      account,
      metrics: ['Requested', ...metrics],
    })
  const table = { dynamodb: needs.dynamodb, name: needs.environment.TABLE_NAME }
  const lease = newLease(table, account)
  const { outcome, item } = await startCode(lease, needs.clock, browser)
  if (outcome === 'recent' || outcome === 'limited') {
    log(outcome, outcome === 'limited' ? ['Locked'] : [])
    return { item, delivery: outcome }
  }
  try {
    await mailCode(needs, recipient, item)
  } catch (error) {
    await returnLease(lease)
    log(errorClass(error), ['MailFailed'])
    return { item, delivery: 'failed' }
  }
  await releaseLease(lease, item)
  if (recipient === undefined) log('no-recipient', [])
  else log('sent', ['Mailed'])
  return { item, delivery: outcome === 'new-code' ? 'sent' : 'sent-again' }
}

async function mailCode(needs: Needs, to: Recipient | undefined, item: AccountItem): Promise<void> {
  if (to === undefined) return
  const { environment, clock, ses } = needs
  const now = clock()
  await sendMail(ses, {
    from: environment.MAIL_FROM,
    to: to.address,
    mail: codeMail({ ...mailFacts(needs, item, now), language: to.language }),
    withinMilliseconds: millisecondsToMail(item.leaseUntil ?? now, now),
  })
}

function mailFacts({ environment }: Needs, item: AccountItem, now: number): Omit<CodeMailFacts, 'language'> {
  return {
    appName: environment.APP_NAME,
    origin: environment.APP_ORIGIN,
    code: codeOf(item.challengeId, environment.CODE_SECRET, environment.CODE_DIGITS),
    validUntil: new Date(item.expiresAt),
    minutesLeft: Math.round((item.expiresAt - now) / 60_000),
  }
}
