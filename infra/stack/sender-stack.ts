import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import type { Construct } from 'constructs'
import type { Parameters } from './parameters.ts'
import { stages } from './stage.ts'

type Props = StackProps & { readonly parameters: Parameters }

/**
 * The SES identity in a separate stack: Cognito refuses a pool with an unverified sender, and rolling back that failure
 * would delete the identity while its DNS records are being added.
 * @see https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
 */
export class SenderStack extends Stack {
  constructor(scope: Construct, id: string, { parameters, ...props }: Props) {
    super(scope, id, props)
    const { stage, senderIdentity } = parameters
    const isDomain = !senderIdentity.includes('@')
    const identity = new EmailIdentity(this, 'Identity', {
      identity: isDomain ? Identity.domain(senderIdentity) : Identity.email(senderIdentity),
    })
    identity.applyRemovalPolicy(stages[stage].removalPolicy)
    if (!isDomain) return
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `DkimRecord${index + 1}`, {
        value: `${name} CNAME ${value}`,
        description: 'A record for the DNS of the sender; SES verifies the domain once all three are there',
      })
    })
  }
}
