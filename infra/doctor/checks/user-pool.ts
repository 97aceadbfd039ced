import { paginateListGroups, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { type Difference, describeDifference, differences } from '#infra/doctor/differences.ts'
import { awsCommand, fixOnAws, poolPage, problemFor, revertFix } from '#infra/doctor/remedies.ts'
import { groups, planOf, userPoolIn } from '#infra/pool.ts'

/** The pool has the properties and groups of `infra/pool.ts`, and no other factor. */
export const userPool: Check = {
  name: 'User pool',
  run: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be read')
    const written = userPoolIn(context.signInMode, planOf(pool.value.UserPoolTier))
    const different = differences({ ...written, ...BY_DEFAULT }, asWritten(pool.value))
    const problems = different.map((difference) =>
      fail(describeDifference(difference), fix(context, pool.value, difference)),
    )
    const others = [...ownSender(context, pool.value), ...(await missingGroups(context, pool.value))]
    return resultOf([...problems, ...others], 'matches infra/pool.ts')
  },
}

/** Not in `pool.ts`, because it is AWS's default: another factor would change the flow. */
const BY_DEFAULT = { MfaConfiguration: 'OFF' }

/** No deployment can change these on an existing pool. */
const FIXED = ['UsernameAttributes', 'UsernameConfiguration', 'Schema']

/** The API's answer in CloudFormation's names, with the attributes that `pool.ts` sets. */
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

function fix(context: Context, pool: UserPoolType, { path }: Difference): string {
  const isFixed = FIXED.some((name) => path.startsWith(name))
  if (!isFixed) return revertFix(context, poolPage(context, pool))
  return fixOnAws(
    context,
    'This cannot be changed on an existing pool: deploy another stage, where visitors sign up again.',
  )
}

/** Cognito itself sends the codes that confirm an address or reset a password. */
function ownSender(context: Context, pool: UserPoolType): Problem[] {
  const account = pool.EmailConfiguration?.EmailSendingAccount
  if (context.signInMode === 'code' || account !== 'COGNITO_DEFAULT') return []
  const summary =
    'Cognito sends its email from an address of Amazon, at most 50 a day: EmailSendingAccount is COGNITO_DEFAULT'
  return [warning(summary, revertFix(context, poolPage(context, pool)))]
}

async function missingGroups(context: Context, { Id }: UserPoolType): Promise<Problem[]> {
  if (groups.length === 0) return []
  const listed = await awsCall('cognito-idp:ListGroups', groupNames(context, Id))
  if (!listed.ok) return [problemFor(context, listed.error)]
  const missing = groups.filter(({ GroupName }) => !listed.value.includes(GroupName))
  return missing.map(({ GroupName }) => {
    const create = `cognito-idp create-group --user-pool-id ${Id} --group-name '${GroupName}'`
    const fix = `If infra/pool.ts has changed since, deploy it: npm run deploy. If the group was deleted by hand, create it again: ${awsCommand(context, create)}`
    return warning(`There is no group ${GroupName}, so no one can be in it`, fixOnAws(context, fix))
  })
}

async function groupNames({ aws }: Context, UserPoolId: string | undefined) {
  const names: (string | undefined)[] = []
  for await (const { Groups = [] } of paginateListGroups({ client: aws.cognito }, { UserPoolId })) {
    names.push(...Groups.map(({ GroupName }) => GroupName))
  }
  return names
}
