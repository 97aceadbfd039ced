import { DescribeUserPoolCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { LOCAL_POOL_ID } from '#infra/local/local-client.ts'
import type { Clock } from '#lib/clock.ts'
import { siteEnvironmentFaults, type VariableFault } from '#lib/env.ts'
import { ok, refused } from '#lib/result.ts'
import { SIGN_IN_MODE, type SignInMode, SignInModeSchema } from '#lib/sign-in-mode.ts'
import { type Aws, awsClients, endpointOf, missingEndpoints, type Variables } from '../aws/clients.ts'
import { type AwsAnswer, awsCall, systemCode } from './aws-call.ts'
import { type DeployedTrigger, deployedTriggers } from './deployed-triggers.ts'

export type ContextOptions = {
  readonly variables: Variables
  /** The triggers' table, when their variables may not be read. */
  readonly tableName?: string | undefined
  readonly nodeVersion: string
  readonly clock: Clock
  /** Whose remedies are named; told from the endpoint and the pool unless given. */
  readonly where?: Where
}

/** Whose pool it is: AWS's, that of `npm run dev`, or that of another program which is called instead of AWS. */
type Where = 'aws' | 'local' | 'elsewhere'

/** What the checks look at. Each question is asked once, whoever asks first. */
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
  /** Where Cognito answers. */
  readonly cognitoUrl: string
  /** The value of a variable of the site; undefined where it is missing or malformed. */
  readonly set: (name: string) => string | undefined
  readonly publicKeys: () => Promise<PublicKeys>
  readonly pool: () => Promise<AwsAnswer<UserPoolType>>
  readonly triggers: () => Promise<AwsAnswer<readonly DeployedTrigger[]>>
  readonly close: () => void
}

const ANY_REGION = 'us-east-1'

/** Prepares a look: nothing is asked before a check wants to know it, and nothing twice. Close it afterwards. */
export function createContext({ variables, tableName, nodeVersion, clock, where }: ContextOptions): Context {
  const variableFaults = siteEnvironmentFaults(variables)
  const set = (name: string) =>
    variableFaults.some((fault) => fault.name === name) ? undefined : variables[name] || undefined
  const poolId = set('COGNITO_USER_POOL_ID')
  const region = poolId?.slice(0, poolId.indexOf('_')) ?? ANY_REGION
  const endpoint = endpointOf(variables, 'cognito')
  const cognitoUrl = endpoint ?? `https://cognito-idp.${region}.amazonaws.com`
  const aws = awsClients(variables, region)
  const pool = memoize(() => askForPool(aws, variables, poolId))
  return {
    where: where ?? whereIs(endpoint, poolId),
    ...{ region, nodeVersion, clock, tableName, variables, variableFaults, aws, cognitoUrl, set, pool },
    signInMode: SignInModeSchema.catch('code').parse(set(SIGN_IN_MODE)),
    publicKeys: memoize(() => publicKeys(cognitoUrl, poolId, clock)),
    triggers: memoize(async () => {
      const answer = await pool()
      return answer.ok ? ok(await deployedTriggers(aws.lambda, answer.value)) : answer
    }),
    close: () => {
      for (const client of Object.values(aws)) client.destroy()
    },
  }
}

async function askForPool(
  { cognito }: Aws,
  variables: Variables,
  poolId: string | undefined,
): Promise<AwsAnswer<UserPoolType>> {
  if (poolId === undefined) return notAsked('COGNITO_USER_POOL_ID names no pool')
  const [missing] = missingEndpoints(variables)
  if (missing !== undefined) return notAsked(`${missing} is not set, but other services are led elsewhere`)
  const command = new DescribeUserPoolCommand({ UserPoolId: poolId })
  const answer = await awsCall('cognito-idp:DescribeUserPool', cognito.send(command))
  return answer.ok ? ok(answer.value.UserPool ?? {}) : answer
}

function notAsked(why: string) {
  return refused({ code: 'not-asked', why } as const)
}

function whereIs(endpoint: string | undefined, poolId: string | undefined): Where {
  if (endpoint === undefined) return 'aws'
  return isOnThisMachine(endpoint) && (poolId ?? LOCAL_POOL_ID) === LOCAL_POOL_ID ? 'local' : 'elsewhere'
}

function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}

/** What comes of fetching the pool's public keys, as the site does, without credentials. */
type PublicKeys =
  | { readonly code: 'fetched'; readonly keys: number; readonly aheadMilliseconds: number | undefined }
  | { readonly code: 'not-asked' }
  | { readonly code: 'unreachable'; readonly why: string }
  | { readonly code: 'no-pool'; readonly status: number }

const KeysSchema = z.object({ keys: z.array(z.unknown()) })
const TIMEOUT_MILLISECONDS = 10_000

/** Fetches them anew, past every cache. Never throws: what went wrong is a value too. */
async function publicKeys(cognitoUrl: string, poolId: string | undefined, clock: Clock): Promise<PublicKeys> {
  if (poolId === undefined || !URL.canParse(cognitoUrl)) return { code: 'not-asked' }
  const url = new URL(`/${poolId}/.well-known/jwks.json`, cognitoUrl)
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS)
    const response = await fetch(url, { cache: 'no-store', redirect: 'error', signal })
    const parsed = KeysSchema.safeParse(await response.json().catch(() => undefined))
    if (!response.ok || !parsed.success) return { code: 'no-pool', status: response.status }
    const aheadMilliseconds = ahead(response.headers, clock())
    return { code: 'fetched', keys: parsed.data.keys.length, aheadMilliseconds }
  } catch (error) {
    return { code: 'unreachable', why: systemCode(error) || String(error) }
  }
}

/** How far this machine's clock is ahead of the server's. An answer from a cache is as old as its `Age` says. */
function ahead(headers: Headers, now: number): number | undefined {
  const date = Date.parse(headers.get('date') ?? '')
  const ageSeconds = Number(headers.get('age') ?? '0')
  if (Number.isNaN(date) || Number.isNaN(ageSeconds)) return undefined
  return now - (date + ageSeconds * 1000)
}

/** Does the work when it is first asked for; everybody gets the same answer. */
function memoize<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined
  return () => {
    begun ??= work()
    return begun
  }
}
