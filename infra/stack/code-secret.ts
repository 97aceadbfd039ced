import { Duration } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { StageSettings } from './stage.ts'

/** 44 letters and digits are 262 bits of chance, and read as base64 they are 33 bytes. */
const LENGTH = 44

/**
 * CODE_SECRET, made by AWS at the first deployment and never seen by anybody. Whoever has it and can read the table can
 * tell every live code: that is what a read-only account of an auditor could do, if the functions' environment were not
 * encrypted under a key that such accounts may not use.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
 */
export class CodeSecret extends Construct {
  readonly environmentKey: Key
  /** Stands in the template for the value, which CloudFormation puts in at deployment. */
  readonly reference: string

  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id)
    const { removalPolicy, keyDeletionDays } = settings
    this.environmentKey = new Key(this, 'EnvironmentKey', {
      description: 'Encrypts the environment of the sign-in triggers',
      enableKeyRotation: true,
      pendingWindow: Duration.days(keyDeletionDays),
      removalPolicy,
    })
    const secret = new Secret(this, 'Secret', {
      description: 'The key from which the sign-in triggers derive codes and table keys',
      generateSecretString: { passwordLength: LENGTH, excludePunctuation: true },
      removalPolicy,
    })
    this.reference = secret.secretValue.unsafeUnwrap()
  }
}
