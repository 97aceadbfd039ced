import { type SendEmailNeeds, verifiedIn } from './send-email.ts'
import { element } from './xml.ts'

const IDENTITY = /^Identities\.member\.[1-9]\d*$/

/**
 * How far the named identities are; those that SES was never told of are left out, as it leaves them out.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference/API_GetIdentityVerificationAttributes.html
 */
export function getIdentityVerificationAttributes(needs: SendEmailNeeds, form: URLSearchParams): string {
  const asked = [...form].filter(([name]) => IDENTITY.test(name)).map(([, identity]) => identity)
  const entries = asked
    .filter((identity) => needs.verifiedIdentities.includes(identity.toLowerCase()))
    .map((identity) => {
      const status = verifiedIn(needs).includes(identity.toLowerCase()) ? 'Success' : 'Pending'
      return `<entry>${element('key', identity)}<value>${element('VerificationStatus', status)}</value></entry>`
    })
  return `<VerificationAttributes>${entries.join('')}</VerificationAttributes>`
}
