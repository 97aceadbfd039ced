import type { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { brandSender } from '../mail/brand-sender.ts'
import { displayedSender, fromHeader } from '../mail/sender.ts'
import type { Parameters } from './parameters.ts'
import { stages } from './stage.ts'

/** The sender of emails. */
export type Sender = {
  /** As people read it, for the triggers: `Café <no-reply@example.com>`. */
  readonly displayed: string
  /** As Cognito puts it into its own emails. */
  readonly fromHeader: string
  readonly identityArn: string
  /** The permission to send email as this sender only. */
  statement(): PolicyStatement
}

/**
 * The sender of all emails, those of the triggers and those of Cognito.
 * @see https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
 */
export function senderIn(stack: Stack, { stage, sender, senderIdentity }: Parameters): Sender {
  const identityArn = arnOf(stack, senderIdentity)
  const resource = stages[stage].allowsVerifiedRecipients ? arnOf(stack, '*') : identityArn
  const from = brandSender(sender)
  return {
    displayed: displayedSender(from),
    fromHeader: fromHeader(from),
    identityArn,
    statement: () =>
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [resource],
        conditions: { StringEquals: { 'ses:FromAddress': sender } },
      }),
  }
}

function arnOf(stack: Stack, identity: string): string {
  return stack.formatArn({ service: 'ses', resource: 'identity', resourceName: identity })
}
