import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
} from '@aws-sdk/client-ses'
import { asked } from '#infra/doctor/asked.ts'
import { type Check, found, skipped, type Trouble, wrong } from '#infra/doctor/finding.ts'
import type { Look } from '#infra/doctor/look.ts'
import { awsCommand, onAws, sesPage } from '#infra/doctor/mending.ts'
import { identitiesFor, senderAddress } from '#infra/doctor/sender.ts'
import { troubleOf } from '#infra/doctor/trouble-of.ts'

/** SES lets the account send, and has verified the sender. */
export const mailSender: Check = {
  name: 'Mail sender',
  examine: async (look) => {
    const sender = await senderAddress(look)
    if (sender === undefined) return skipped('neither the triggers nor the pool tell the sender')
    return found(
      [...(await sending(look)), ...(await verification(look, sender))],
      `${sender} is verified, and SES sends`,
    )
  },
}

async function sending(look: Look): Promise<Trouble[]> {
  const call = look.aws.ses.send(new GetAccountSendingEnabledCommand({}))
  const answer = await asked('ses:GetAccountSendingEnabled', call)
  if (!answer.ok) return [troubleOf(look, answer.error)]
  if (answer.value.Enabled === true) return []
  const mend = `Read why on ${sesPage(look, 'account')}; if you paused it: ${awsCommand(look, 'ses update-account-sending-enabled --enabled')}`
  return [wrong('Sending is paused for the whole account: no mail goes out', onAws(look, mend))]
}

async function verification(look: Look, sender: string): Promise<Trouble[]> {
  const Identities = identitiesFor(sender)
  const call = look.aws.ses.send(new GetIdentityVerificationAttributesCommand({ Identities }))
  const answer = await asked('ses:GetIdentityVerificationAttributes', call)
  if (!answer.ok) return [troubleOf(look, answer.error)]
  const known = Object.entries(answer.value.VerificationAttributes ?? {})
  if (known.some(([, { VerificationStatus }]) => VerificationStatus === 'Success')) return []
  const [identity, attributes] = known[0] ?? []
  if (identity === undefined) {
    const create = `npm run deploy -- --stage STAGE --sender ${sender} --create-identity makes the identity`
    const what = `SES in ${look.region} knows neither ${sender} nor its domain: every mail is rejected`
    return [wrong(what, onAws(look, `${create}; or make it on ${sesPage(look, 'identities')}`))]
  }
  const what = `${identity} is not verified (${attributes?.VerificationStatus}): every mail is rejected`
  const page = `${sesPage(look, 'identities')}/${encodeURIComponent(identity)}`
  return [wrong(what, onAws(look, `Enter the DNS records, or open the mailed link, of ${page}`))]
}
