import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'

export type Stage = 'dev' | 'prod'

/** What differs between a deployment to try things on and the one that people sign in to. */
export type StageSettings = {
  readonly removalPolicy: RemovalPolicy
  /** Whether AWS refuses to delete the pool, the table and the stack, whoever asks. */
  readonly isProtected: boolean
  readonly logRetention: RetentionDays
  /** Days until a deleted key is gone; AWS has no fewer than 7. */
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
