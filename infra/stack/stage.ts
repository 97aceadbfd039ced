import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'

export type Stage = 'dev' | 'prod'

/** The differences between a deployment for tests and one for visitors. */
export type StageSettings = {
  readonly removalPolicy: RemovalPolicy
  /** Deletion protection for the pool, the table and the stack. */
  readonly isProtected: boolean
  readonly logRetention: RetentionDays
  /** Days until a deleted key is gone; at least 7 on AWS. */
  readonly keyDeletionDays: number
  /**
   * While SES is in its sandbox, it asks for the permission on a verified recipient's identity too. The sender stays
   * fixed by a condition in either case.
   */
  readonly allowsVerifiedRecipients: boolean
}

export const stages: Record<Stage, StageSettings> = {
  dev: {
    removalPolicy: RemovalPolicy.DESTROY,
    isProtected: false,
    logRetention: RetentionDays.ONE_WEEK,
    keyDeletionDays: 7,
    allowsVerifiedRecipients: true,
  },
  prod: {
    removalPolicy: RemovalPolicy.RETAIN,
    isProtected: true,
    // As long as the triggers' table remembers an account: after that, a line leads nowhere.
    logRetention: RetentionDays.THREE_MONTHS,
    keyDeletionDays: 30,
    allowsVerifiedRecipients: false,
  },
}
