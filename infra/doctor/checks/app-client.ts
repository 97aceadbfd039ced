import {
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
  type UserPoolClientDescription,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { asked } from '#infra/doctor/asked.ts'
import { differences, inWords } from '#infra/doctor/differences.ts'
import { type Check, found, skipped, type Trouble, wrong } from '#infra/doctor/finding.ts'
import type { Look } from '#infra/doctor/look.ts'
import { awsCommand, onAws, poolPage, setVariables, undo } from '#infra/doctor/mending.ts'
import { troubleOf } from '#infra/doctor/trouble-of.ts'
import { appClientOn, planOf } from '#infra/pool.ts'

/** The site's client is the one of `infra/pool.ts`, property by property, and the pool's only one. */
export const appClient: Check = {
  name: 'App client',
  examine: async (look) => {
    const pool = await look.pool()
    const clientId = look.set('COGNITO_CLIENT_ID')
    if (!pool.ok) return skipped('the pool could not be looked at')
    const listed = await asked('cognito-idp:ListUserPoolClients', everyClient(look, pool.value))
    if (clientId === undefined)
      return listed.ok
        ? skipped('COGNITO_CLIENT_ID names no client')
        : found([troubleOf(look, listed.error)], '')
    const itself = await differencesOf(look, pool.value, clientId)
    const others = listed.ok
      ? otherClients(look, pool.value, listed.value, clientId)
      : [troubleOf(look, listed.error)]
    return found([...itself, ...others], 'as infra/pool.ts says, and the only one')
  },
}

/** Hosted pages and third parties would be other ways in. */
const BY_DEFAULT = { AllowedOAuthFlowsUserPoolClient: false }

/** Cognito tells nothing of a rotation that is off. */
const NO_ROTATION = { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 }

async function differencesOf(look: Look, pool: UserPoolType, clientId: string): Promise<Trouble[]> {
  const command = new DescribeUserPoolClientCommand({ UserPoolId: pool.Id, ClientId: clientId })
  const described = await asked('cognito-idp:DescribeUserPoolClient', look.aws.cognito.send(command))
  if (!described.ok) {
    if (described.error.code !== 'not-found') return [troubleOf(look, described.error)]
    return [wrong(`The pool has no client ${clientId}`, setVariables(look))]
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
    wrong(inWords(difference), undo(look, `${poolPage(look, pool)} (App clients)`)),
  )
}

/** Beside a client that the pool does not have, each of the others may be the site's own: none of them is second. */
function otherClients(
  look: Look,
  pool: UserPoolType,
  clients: readonly UserPoolClientDescription[],
  ownId: string,
): Trouble[] {
  if (clients.every(({ ClientId }) => ClientId !== ownId)) return []
  const others = clients.filter(({ ClientId }) => ClientId !== ownId)
  return others.map(({ ClientName, ClientId }) => {
    const remove = `cognito-idp delete-user-pool-client --user-pool-id ${pool.Id} --client-id ${ClientId}`
    return wrong(
      `There is a second client, ${ClientName} (${ClientId}): it may start sign-ins past the site`,
      onAws(look, `When nothing uses it: ${awsCommand(look, remove)}`),
    )
  })
}

async function everyClient({ aws }: Look, pool: UserPoolType): Promise<UserPoolClientDescription[]> {
  const clients: UserPoolClientDescription[] = []
  const pages = paginateListUserPoolClients({ client: aws.cognito }, { UserPoolId: pool.Id, MaxResults: 60 })
  for await (const { UserPoolClients = [] } of pages) clients.push(...UserPoolClients)
  return clients
}
