import { DescribeUserPoolCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { type Aws, awsClients, endpointOf, missingEndpoints } from '#infra/aws/clients.ts'
import type { Variables } from '#infra/aws/credentials.ts'
import { type AwsProblem, awsProblem } from '#infra/aws/errors.ts'
import { LOCAL_POOL_ID } from '#infra/local/aws-config.ts'
import { isLoopback } from '#lib/app-origin.ts'
import type { Clock } from '#lib/clock.ts'
import { siteEnvironmentFaults, type VariableFault } from '#lib/env.ts'
import { ok, refused } from '#lib/result.ts'
import { SIGN_IN_MODE, type SignInMode, SignInModeSchema } from '#lib/sign-in-mode.ts'
import { type AwsAnswer, awsCall } from './aws-call.ts'
import {
  type DeployedTrigger,
  deployedTriggers,
  type TriggerVariables,
  triggerVariables,
} from './deployed-triggers.ts'

export type ContextOptions = {
  readonly variables: Variables
  /** The triggers' table, if their variables may not be read. */
  readonly tableName?: string | undefined
  readonly nodeVersion: string
  readonly clock: Clock
  /** By default, told from the endpoint and the pool. */
  readonly where?: Where
}

/** Where the pool is: on AWS, in `npm run dev`, or in another program that is called instead of AWS. */
type Where = 'aws' | 'local' | 'elsewhere'

/** What the checks read. Every call is made once, when a check first needs it. */
export type Context = {
  readonly where: Where
  readonly region: string
  readonly signInMode: SignInMode
  readonly nodeVersion: string
  readonly clock: Clock
  readonly tableName: string | undefined
  readonly variables: Variables
  readonly variableFaults: readonly VariableFault[]
  readonly aws: Aws
  /** The endpoint of Cognito. */
  readonly cognitoUrl: string
  /** The value of a variable of the site; undefined if it is missing or malformed. */
  readonly variable: (name: string) => string | undefined
  readonly publicKeys: () => Promise<PublicKeys>
  readonly pool: () => Promise<AwsAnswer<UserPoolType>>
  readonly triggers: () => Promise<AwsAnswer<readonly DeployedTrigger[]>>
  readonly triggerVariables: () => Promise<TriggerVariables>
  readonly close: () => void
}

const ANY_REGION = 'us-east-1'

/** Creates a context for these variables. Close it afterwards. */
export function createContext({ variables, tableName, nodeVersion, clock, where }: ContextOptions): Context {
  const variableFaults = siteEnvironmentFaults(variables)
  const variable = (name: string) =>
    variableFaults.some((fault) => fault.name === name) ? undefined : variables[name] || undefined
  const poolId = variable('COGNITO_USER_POOL_ID')
  const region = poolId?.slice(0, poolId.indexOf('_')) ?? ANY_REGION
  const endpoint = endpointOf(variables, 'cognito')
  const cognitoUrl = endpoint ?? `https://cognito-idp.${region}.amazonaws.com`
  const aws = awsClients(variables, region)
  const pool = memoize(() => describePool(aws, variables, poolId))
  const triggers = memoize(async () => {
    const answer = await pool()
    return answer.ok ? ok(await deployedTriggers(aws.lambda, answer.value)) : answer
  })
  return {
    where: where ?? whereIs(endpoint, poolId),
    ...{ region, nodeVersion, clock, tableName, variables, variableFaults, aws, cognitoUrl },
    ...{ variable, pool, triggers },
    signInMode: SignInModeSchema.catch('code').parse(variable(SIGN_IN_MODE)),
    publicKeys: memoize(() => publicKeys(cognitoUrl, poolId, clock)),
    triggerVariables: async () => triggerVariables(await triggers()),
    close: () => {
      for (const client of Object.values(aws)) client.destroy()
    },
  }
}

async function describePool(
  { cognito }: Aws,
  variables: Variables,
  poolId: string | undefined,
): Promise<AwsAnswer<UserPoolType>> {
  if (poolId === undefined) return notCalled('COGNITO_USER_POOL_ID is not set, or malformed')
  const [missing] = missingEndpoints(variables)
  if (missing !== undefined)
    return notCalled(`${missing} is not set, but other services have an endpoint that is not AWS`)
  const command = new DescribeUserPoolCommand({ UserPoolId: poolId })
  const answer = await awsCall('cognito-idp:DescribeUserPool', cognito.send(command))
  return answer.ok ? ok(answer.value.UserPool ?? {}) : answer
}

function notCalled(reason: string) {
  return refused({ code: 'not-called', reason } as const)
}

function whereIs(endpoint: string | undefined, poolId: string | undefined): Where {
  if (endpoint === undefined) return 'aws'
  return isLoopback(endpoint) && (poolId ?? LOCAL_POOL_ID) === LOCAL_POOL_ID ? 'local' : 'elsewhere'
}

/** The result of fetching the pool's public keys, as the site does, without credentials. */
type PublicKeys =
  | { readonly code: 'fetched'; readonly aheadMilliseconds: number | undefined }
  | { readonly code: 'not-called' }
  | { readonly code: 'unreachable'; readonly problem: AwsProblem }
  | { readonly code: 'no-pool'; readonly status: number }

const KeysSchema = z.object({ keys: z.array(z.unknown()) })
const TIMEOUT_MILLISECONDS = 10_000

/** Bypasses every cache. Never throws: an error is a value too. */
async function publicKeys(cognitoUrl: string, poolId: string | undefined, clock: Clock): Promise<PublicKeys> {
  if (poolId === undefined || !URL.canParse(cognitoUrl)) return { code: 'not-called' }
  const url = new URL(`/${poolId}/.well-known/jwks.json`, cognitoUrl)
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS)
    const response = await fetch(url, { cache: 'no-store', redirect: 'error', signal })
    const parsed = KeysSchema.safeParse(await response.json().catch(() => undefined))
    if (!response.ok || !parsed.success) return { code: 'no-pool', status: response.status }
    return { code: 'fetched', aheadMilliseconds: ahead(response.headers, clock()) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { code: 'unreachable', problem: awsProblem(error) }
  }
}

/** How far this machine's clock is ahead of the server's. A cached response has an `Age`. */
function ahead(headers: Headers, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '')
  const ageSeconds = Number(headers.get('age') ?? '0')
  if (Number.isNaN(date) || Number.isNaN(ageSeconds)) return undefined
  return now - (date + ageSeconds * 1000)
}

/** Does the work on the first call; all calls get the same result. */
function memoize<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined
  return () => {
    begun ??= work()
    return begun
  }
}
