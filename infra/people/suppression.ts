import { GetSuppressedDestinationCommand, NotFoundException } from '@aws-sdk/client-sesv2'
import { z } from 'zod'
import type { EmailAddress } from '#lib/email-address.ts'
import type { Result } from '#lib/result.ts'
import { answerOf, type Target } from './target.ts'
import { shellWord, timeText } from './words.ts'

const SuppressionSchema = z.object({ Reason: z.string(), LastUpdateTime: z.date() })

/** An entry of the suppression list of the AWS account, which SES keeps for each region. */
export type Suppression = z.infer<typeof SuppressionSchema>

/** What the suppression list has on an address; null if the address is not on it. Refused with a sentence. */
export function suppressionOf(
  target: Target,
  email: EmailAddress,
): Promise<Result<Suppression | null, string>> {
  const call = target.sesv2
    .send(new GetSuppressedDestinationCommand({ EmailAddress: email }))
    .then(({ SuppressedDestination }) => SuppressionSchema.parse(SuppressedDestination), nullIfNotListed)
  return answerOf(target, 'ses:GetSuppressedDestination', call)
}

function nullIfNotListed(error: unknown): null {
  if (error instanceof NotFoundException) return null
  throw error
}

/** Why a code does not come to a suppressed address, and the command that takes it off the list. */
export function suppressedText(
  { Reason, LastUpdateTime }: Suppression,
  email: EmailAddress,
  region: string,
): string {
  return `SES sends nothing to the address: it has been on the suppression list since ${timeText(LastUpdateTime)}, with the reason ${Reason}. If the mailbox works and its owner wants the emails, take it off: aws sesv2 delete-suppressed-destination --region ${region} --email-address ${shellWord(email)}`
}
