import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
} from '@aws-sdk/client-ses'
import { identitiesFor } from '#infra/aws/sender.ts'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { awsCommand, fixOnAws, problemFor, sesPage } from '#infra/doctor/remedies.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { triggerVariable } from '../deployed-triggers.ts'

/** SES lets the account send, and has verified the sender. */
export const mailSender: Check = {
  name: 'Mail sender',
  examine: async (context) => {
    const sender = await senderAddress(context)
    if (sender === undefined) return skipped('neither the triggers nor the pool tell the sender')
    return resultOf(
      [...(await sending(context)), ...(await verification(context, sender))],
      `${sender} is verified, and SES sends`,
    )
  },
}

async function sending(context: Context): Promise<Problem[]> {
  const call = context.aws.ses.send(new GetAccountSendingEnabledCommand({}))
  const answer = await awsCall('ses:GetAccountSendingEnabled', call)
  if (!answer.ok) return [problemFor(context, answer.error)]
  if (answer.value.Enabled === true) return []
  const mend = `Read why on ${sesPage(context, 'account')}; if you paused it: ${awsCommand(context, 'ses update-account-sending-enabled --enabled')}`
  return [fail('Sending is paused for the whole account: no mail goes out', fixOnAws(context, mend))]
}

async function verification(context: Context, sender: string): Promise<Problem[]> {
  const Identities = identitiesFor(sender)
  const call = context.aws.ses.send(new GetIdentityVerificationAttributesCommand({ Identities }))
  const answer = await awsCall('ses:GetIdentityVerificationAttributes', call)
  if (!answer.ok) return [problemFor(context, answer.error)]
  const known = Object.entries(answer.value.VerificationAttributes ?? {})
  if (known.some(([, { VerificationStatus }]) => VerificationStatus === 'Success')) return []
  const [identity, attributes] = known[0] ?? []
  if (identity === undefined) {
    const create = `npm run deploy -- --stage STAGE --sender ${sender} --create-identity makes the identity`
    const what = `SES in ${context.region} knows neither ${sender} nor its domain: every mail is rejected`
    return [fail(what, fixOnAws(context, `${create}; or make it on ${sesPage(context, 'identities')}`))]
  }
  const what = `${identity} is not verified (${attributes?.VerificationStatus}): every mail is rejected`
  const page = `${sesPage(context, 'identities')}/${encodeURIComponent(identity)}`
  return [fail(what, fixOnAws(context, `Enter the DNS records, or open the mailed link, of ${page}`))]
}

/** The quota that SES gives in its sandbox, and never outside; no other call of SES v1 tells. */
const SANDBOX_QUOTA = 200
const UNLIMITED = -1
const LITTLE = 0.1

/** SES is out of its sandbox, and mails are left for today. */
export const mailQuota: Check = {
  name: 'Mail quota',
  examine: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be looked at')
    const answer = await awsCall('ses:GetSendQuota', context.aws.ses.send(new GetSendQuotaCommand({})))
    if (!answer.ok) return resultOf([problemFor(context, answer.error)], '')
    const { Max24HourSend: most = 0, SentLast24Hours: sent = 0, MaxSendRate: rate = 0 } = answer.value
    // The stack protects the stage that people sign in to, and no other.
    const isProduction = pool.value.DeletionProtection === 'ACTIVE'
    const problems = [...sandbox(context, most, isProduction), ...quota(context, most, sent)]
    const limit = most === UNLIMITED ? 'no limit of' : `${most}`
    return resultOf(problems, `not in the sandbox; ${sent} of ${limit} mails in 24 hours, ${rate} a second`)
  },
}

function sandbox(context: Context, most: number, isProduction: boolean): Problem[] {
  if (most !== SANDBOX_QUOTA) return []
  const what = `SES is in its sandbox (${most} mails a day): mails to addresses that are not verified are rejected (MessageRejected)`
  const mend = fixOnAws(context, `Request production access on ${sesPage(context, 'account')}`)
  if (isProduction) return [fail(`${what}; people outside get no code, and this is a protected stage`, mend)]
  return [warning(`${what}; to try it, verify your own address`, mend)]
}

function quota(context: Context, most: number, sent: number): Problem[] {
  const left = most - sent
  if (most === UNLIMITED || left > most * LITTLE) return []
  const mend = fixOnAws(
    context,
    `Ask for a higher quota on ${sesPage(context, 'account')}; it grows free as 24 hours go by.`,
  )
  if (left > 0) return [warning(`${left} of ${most} mails are left for these 24 hours`, mend)]
  return [fail(`All ${most} mails of 24 hours are used up: no code goes out (Throttling)`, mend)]
}

/** The address that mails come from: the triggers', or what the pool's own mails come from, which is the same. */
async function senderAddress(context: Context): Promise<string | undefined> {
  const pool = await context.pool()
  const mailbox =
    (await triggerVariable(context, 'MAIL_FROM')) ??
    (pool.ok ? pool.value.EmailConfiguration?.From : undefined)
  if (mailbox === undefined) return undefined
  return EmailAddressSchema.safeParse(/<([^<>]*)>$/.exec(mailbox)?.[1] ?? mailbox).data
}
