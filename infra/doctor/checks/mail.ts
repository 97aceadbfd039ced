import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
} from '@aws-sdk/client-ses'
import { identitiesFor } from '#infra/aws/sender.ts'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { triggerVariable } from '#infra/doctor/deployed-triggers.ts'
import { awsCommand, fixOnAws, problemFor, sesPage } from '#infra/doctor/remedies.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'

/** SES allows the account to send, and has verified the sender. */
export const mailSender: Check = {
  name: 'Email sender',
  run: async (context) => {
    const sender = await senderAddress(context)
    if (sender === undefined) return skipped('neither the triggers nor the pool name the sender')
    return resultOf(
      [...(await sending(context)), ...(await verification(context, sender))],
      `${sender} is verified, and SES can send`,
    )
  },
}

async function sending(context: Context): Promise<Problem[]> {
  const call = context.aws.ses.send(new GetAccountSendingEnabledCommand({}))
  const answer = await awsCall('ses:GetAccountSendingEnabled', call)
  if (!answer.ok) return [problemFor(context, answer.error)]
  if (answer.value.Enabled === true) return []
  const fix = `See the reason on ${sesPage(context, 'account')}; if you paused it: ${awsCommand(context, 'ses update-account-sending-enabled --enabled')}`
  return [fail('Sending is paused for the AWS account: no email is sent', fixOnAws(context, fix))]
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
    const create = `npm run deploy -- --stage STAGE --sender ${sender} --create-identity creates the identity`
    const summary = `SES in ${context.region} has neither ${sender} nor its domain: every email is rejected`
    return [fail(summary, fixOnAws(context, `${create}; or create it on ${sesPage(context, 'identities')}`))]
  }
  const summary = `${identity} is not verified (${attributes?.VerificationStatus}): every email is rejected`
  const page = `${sesPage(context, 'identities')}/${encodeURIComponent(identity)}`
  return [
    fail(
      summary,
      fixOnAws(context, `Add the DNS records to the domain, or open the link in the email from SES: ${page}`),
    ),
  ]
}

/** The quota in the SES sandbox, and never outside; no other call of SES v1 tells. */
const SANDBOX_QUOTA = 200
const UNLIMITED = -1
const LITTLE = 0.1

/** SES is out of its sandbox, and the daily quota is not used up. */
export const mailQuota: Check = {
  name: 'Email quota',
  run: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be read')
    const answer = await awsCall('ses:GetSendQuota', context.aws.ses.send(new GetSendQuotaCommand({})))
    if (!answer.ok) return resultOf([problemFor(context, answer.error)], '')
    const { Max24HourSend: most = 0, SentLast24Hours: sent = 0, MaxSendRate: rate = 0 } = answer.value
    // The stack protects production stages only.
    const isProduction = pool.value.DeletionProtection === 'ACTIVE'
    const problems = [...sandbox(context, most, isProduction), ...quota(context, most, sent)]
    const limit = most === UNLIMITED ? 'unlimited' : `${most}`
    return resultOf(
      problems,
      `not in the sandbox; ${sent} of ${limit} emails in 24 hours, ${rate} per second`,
    )
  },
}

function sandbox(context: Context, most: number, isProduction: boolean): Problem[] {
  if (most !== SANDBOX_QUOTA) return []
  const summary = `SES is in its sandbox (${most} emails a day): email to unverified addresses is rejected (MessageRejected)`
  const fix = fixOnAws(context, `Request production access on ${sesPage(context, 'account')}`)
  if (isProduction) return [fail(`${summary}; visitors receive no code, and this is a production stage`, fix)]
  return [warning(`${summary}; to test, verify your own address`, fix)]
}

function quota(context: Context, most: number, sent: number): Problem[] {
  const left = most - sent
  if (most === UNLIMITED || left > most * LITTLE) return []
  const fix = fixOnAws(
    context,
    `Request a higher quota on ${sesPage(context, 'account')}; emails older than 24 hours no longer count.`,
  )
  if (left > 0) return [warning(`${left} of ${most} emails are left in these 24 hours`, fix)]
  return [fail(`The quota of ${most} emails in 24 hours is used up: no code is sent (Throttling)`, fix)]
}

/** The sender of the triggers' email; if that is unknown, the pool's, which is the same. */
async function senderAddress(context: Context): Promise<string | undefined> {
  const pool = await context.pool()
  const mailbox =
    triggerVariable(await context.triggerVariables(), 'MAIL_FROM') ??
    (pool.ok ? pool.value.EmailConfiguration?.From : undefined)
  if (mailbox === undefined) return undefined
  return EmailAddressSchema.safeParse(/<([^<>]*)>$/.exec(mailbox)?.[1] ?? mailbox).data
}
