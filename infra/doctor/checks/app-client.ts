import {
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
  type UserPoolClientDescription,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { type Check, fail, type Problem, resultOf, skipped } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { describeDifference, differences } from '#infra/doctor/differences.ts'
import {
  awsCommand,
  fixOnAws,
  poolPage,
  problemFor,
  revertFix,
  variablesFix,
} from '#infra/doctor/remedies.ts'
import { appClientOn, planOf } from '#infra/pool.ts'

/** The site's client has the properties of `infra/pool.ts`, and is the only one of the pool. */
export const appClient: Check = {
  name: 'App client',
  run: async (context) => {
    const pool = await context.pool()
    const clientId = context.variable('COGNITO_CLIENT_ID')
    if (!pool.ok) return skipped('the pool could not be read')
    const listed = await awsCall('cognito-idp:ListUserPoolClients', everyClient(context, pool.value))
    if (clientId === undefined)
      return listed.ok
        ? skipped('COGNITO_CLIENT_ID is not set, or malformed')
        : resultOf([problemFor(context, listed.error)], '')
    const itself = await differencesOf(context, pool.value, clientId)
    const others = listed.ok
      ? otherClients(context, pool.value, listed.value, clientId)
      : [problemFor(context, listed.error)]
    return resultOf([...itself, ...others], 'matches infra/pool.ts, and is the only one')
  },
}

/** Hosted pages and third parties would allow other sign-ins. */
const BY_DEFAULT = { AllowedOAuthFlowsUserPoolClient: false }

/** Cognito omits a rotation that is off. */
const NO_ROTATION = { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 }

async function differencesOf(context: Context, pool: UserPoolType, clientId: string): Promise<Problem[]> {
  const command = new DescribeUserPoolClientCommand({ UserPoolId: pool.Id, ClientId: clientId })
  const described = await awsCall('cognito-idp:DescribeUserPoolClient', context.aws.cognito.send(command))
  if (!described.ok) {
    if (described.error.code !== 'not-found') return [problemFor(context, described.error)]
    return [fail(`The pool has no client ${clientId}`, variablesFix(context))]
  }
  const { ClientSecret, ...client } = described.value.UserPoolClient ?? {}
  const deployed = {
    ...BY_DEFAULT,
    ...client,
    GenerateSecret: ClientSecret !== undefined,
    RefreshTokenRotation: { ...NO_ROTATION, ...client.RefreshTokenRotation },
  }
  const written = appClientOn(planOf(pool.UserPoolTier))
  return differences({ ...written, ...BY_DEFAULT }, deployed).map((difference) =>
    fail(describeDifference(difference), revertFix(context, `${poolPage(context, pool)} (App clients)`)),
  )
}

/** If the pool does not have the site's client, one of the others may be it: none is reported. */
function otherClients(
  context: Context,
  pool: UserPoolType,
  clients: readonly UserPoolClientDescription[],
  ownId: string,
): Problem[] {
  if (clients.every(({ ClientId }) => ClientId !== ownId)) return []
  const others = clients.filter(({ ClientId }) => ClientId !== ownId)
  return others.map(({ ClientName, ClientId }) => {
    const remove = `cognito-idp delete-user-pool-client --user-pool-id ${pool.Id} --client-id ${ClientId}`
    return fail(
      `There is another client, ${ClientName} (${ClientId}), which can start sign-ins without the site`,
      fixOnAws(context, `If nothing uses it: ${awsCommand(context, remove)}`),
    )
  })
}

async function everyClient({ aws }: Context, pool: UserPoolType): Promise<UserPoolClientDescription[]> {
  const clients: UserPoolClientDescription[] = []
  const pages = paginateListUserPoolClients({ client: aws.cognito }, { UserPoolId: pool.Id, MaxResults: 60 })
  for await (const { UserPoolClients = [] } of pages) clients.push(...UserPoolClients)
  return clients
}
