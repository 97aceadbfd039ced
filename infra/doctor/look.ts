import { DescribeUserPoolCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { LOCAL_POOL_ID } from '#infra/local/local-client.ts'
import type { Clock } from '#lib/clock.ts'
import { siteEnvironmentFaults, type VariableFault } from '#lib/env.ts'
import { ok, refused } from '#lib/result.ts'
import { SIGN_IN_MODE, type SignInMode, SignInModeSchema } from '#lib/sign-in-mode.ts'
import { type Asked, asked } from './asked.ts'
import { type Aws, awsClients, endpointOf, missingEndpoints, type Variables } from './aws.ts'
import { type DeployedTrigger, deployedTriggers } from './deployed-triggers.ts'
import { once } from './once.ts'
import { type PublicKeys, publicKeys } from './public-keys.ts'

export type LookOptions = {
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
export type Look = {
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
  readonly pool: () => Promise<Asked<UserPoolType>>
  readonly triggers: () => Promise<Asked<readonly DeployedTrigger[]>>
  readonly close: () => void
}

const ANY_REGION = 'us-east-1'

/** Prepares a look: nothing is asked before a check wants to know it, and nothing twice. Close it afterwards. */
export function lookAt({ variables, tableName, nodeVersion, clock, where }: LookOptions): Look {
  const variableFaults = siteEnvironmentFaults(variables)
  const set = (name: string) =>
    variableFaults.some((fault) => fault.name === name) ? undefined : variables[name] || undefined
  const poolId = set('COGNITO_USER_POOL_ID')
  const region = poolId?.slice(0, poolId.indexOf('_')) ?? ANY_REGION
  const endpoint = endpointOf(variables, 'cognito')
  const cognitoUrl = endpoint ?? `https://cognito-idp.${region}.amazonaws.com`
  const aws = awsClients(variables, region)
  const pool = once(() => askForPool(aws, variables, poolId))
  return {
    where: where ?? whereIs(endpoint, poolId),
    ...{ region, nodeVersion, clock, tableName, variables, variableFaults, aws, cognitoUrl, set, pool },
    signInMode: SignInModeSchema.catch('code').parse(set(SIGN_IN_MODE)),
    publicKeys: once(() => publicKeys(cognitoUrl, poolId, clock)),
    triggers: once(async () => {
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
): Promise<Asked<UserPoolType>> {
  if (poolId === undefined) return notAsked('COGNITO_USER_POOL_ID names no pool')
  const [missing] = missingEndpoints(variables)
  if (missing !== undefined) return notAsked(`${missing} is not set, but other services are led elsewhere`)
  const command = new DescribeUserPoolCommand({ UserPoolId: poolId })
  const answer = await asked('cognito-idp:DescribeUserPool', cognito.send(command))
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
