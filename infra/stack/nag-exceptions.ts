import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A rule of cdk-nag that does not apply, and the reason. */
type Exception = { readonly id: string; readonly reason: string }

export const poolExceptions: readonly Exception[] = [
  {
    id: 'AwsSolutions-COG1',
    reason:
      'NIST SP 800-63B-4 forbids rules of composition: passwords have 12 characters or more, and the site estimates them.',
  },
  {
    id: 'AwsSolutions-COG2',
    reason:
      "The emailed code is this pool's own challenge, which Cognito's MFA cannot be combined with; it is asked for at every sign-in.",
  },
  {
    id: 'AwsSolutions-COG8',
    reason:
      "The Plus plan's threat protection leaves custom challenges alone unless told otherwise; the triggers limit attempts, emails and starts themselves.",
  },
]

export const secretExceptions: readonly Exception[] = [
  {
    id: 'AwsSolutions-SMG4',
    reason:
      'Another key would void live codes, all limits and known browsers: it is rotated by hand, after a leak.',
  },
]

export const verifiedRecipientsException: Exception = {
  id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
  reason:
    'In its sandbox SES asks for the permission on verified recipients too; the condition on ses:FromAddress allows one sender all the same.',
}

/** Documents why a construct and its children may break rules. */
export function except(construct: IConstruct, exceptions: readonly Exception[]): void {
  Validations.of(construct).acknowledge(...exceptions)
}
