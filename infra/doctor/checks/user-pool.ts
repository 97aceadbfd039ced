import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { type Difference, describeDifference, differences } from '#infra/doctor/differences.ts'
import { fixOnAws, poolPage, revertFix } from '#infra/doctor/remedies.ts'
import { planOf, userPoolIn } from '#infra/pool.ts'

/** The pool is the one of `infra/pool.ts`, property by property, and nothing stands in the way of its flow. */
export const userPool: Check = {
  name: 'User pool',
  examine: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be looked at')
    const written = userPoolIn(context.signInMode, planOf(pool.value.UserPoolTier))
    const different = differences({ ...written, ...BY_DEFAULT }, asWritten(pool.value))
    const problems = different.map((difference) =>
      fail(describeDifference(difference), mend(context, pool.value, difference)),
    )
    return resultOf([...problems, ...ownSender(context, pool.value)], 'as infra/pool.ts says')
  },
}

/** What `pool.ts` leaves as AWS has it: another factor would come into the flow. */
const BY_DEFAULT = { MfaConfiguration: 'OFF' }

/** No deployment changes these on a pool that is there. */
const FIXED = ['UsernameAttributes', 'UsernameConfiguration', 'Schema']

/** The API's answer under CloudFormation's names, its attributes as far as `pool.ts` has a say in them. */
function asWritten({ Name, SchemaAttributes = [], ...pool }: UserPoolType): object {
  const written = userPoolIn('code').Schema.map((attribute) => attribute.Name)
  return {
    ...pool,
    UserPoolName: Name,
    Schema: SchemaAttributes.filter((attribute) => written.some((name) => name === attribute.Name)),
    VerificationMessageTemplate: {
      EmailSubject: pool.EmailVerificationSubject,
      EmailMessage: pool.EmailVerificationMessage,
      ...pool.VerificationMessageTemplate,
    },
  }
}

function mend(context: Context, pool: UserPoolType, { path }: Difference): string {
  const isFixed = FIXED.some((name) => path.startsWith(name))
  if (!isFixed) return revertFix(context, poolPage(context, pool))
  return fixOnAws(
    context,
    'This is fixed when a pool is made: deploy another stage, and let people sign up there.',
  )
}

/** Codes that confirm an address or a new password come from Cognito itself. */
function ownSender(context: Context, pool: UserPoolType): Problem[] {
  const account = pool.EmailConfiguration?.EmailSendingAccount
  if (context.signInMode === 'code' || account !== 'COGNITO_DEFAULT') return []
  const what =
    "Cognito's own mails come from an address of Amazon's, 50 a day: EmailSendingAccount is COGNITO_DEFAULT"
  return [warning(what, revertFix(context, poolPage(context, pool)))]
}
