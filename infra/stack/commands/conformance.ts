import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../../lib/clock.ts'
import { EmailAddressSchema } from '../../../lib/email-address.ts'
import { SignInModeSchema } from '../../../lib/sign-in-mode.ts'
import { conformance } from '../../conformance/conformance.ts'
import type { Pool } from '../../conformance/pool.ts'
import { DEPLOYED_WITH, readDeployedWith } from '../deployed-with.ts'
import { sayWhere } from './account.ts'
import type { Given, Run } from './command.ts'
import type { Operator } from './operator.ts'
import { clientSecret, output, signInStack } from './site-variables.ts'
import { stageOf } from './stage-parameters.ts'
import { usageTrouble } from './trouble.ts'

/** Asks the pool of a deployed stage, with the codes that its operator types. */
export const run: Run = async (given, operator) => {
  const { terminal } = operator
  const stage = stageOf(given)
  if (stage === 'prod')
    throw usageTrouble('The stage prod is for people: no account is made there. Ask the stage dev.')
  const email = emailIn(given)
  await sayWhere(operator)
  const pool = await deployedPool(given, operator)
  const signal = operator.interruption()
  const codeFor = (reason: string) =>
    terminal.ask(`The code that was emailed to ${email}, ${reason} (Enter leaves those rows out):`, signal)
  const passes = (seconds: number) => sleep(seconds * 1_000, undefined, { signal })
  return conformance(
    { pool, email, clock: systemClock, codeFor, passes },
    {
      says: `the stage ${stage} in ${operator.region}`,
      say: terminal.say,
      signal,
    },
  )
}

function emailIn({ texts }: Given): string {
  const parsed = EmailAddressSchema.safeParse(texts['email'])
  if (parsed.success) return parsed.data
  throw usageTrouble('A stage emails codes: add --email with an address of yours that has no account there.')
}

async function deployedPool(given: Given, operator: Operator): Promise<Pool> {
  const stack = await signInStack(given, operator)
  const { plan } = readDeployedWith(output(stack, DEPLOYED_WITH))
  return {
    signInMode: SignInModeSchema.parse(output(stack, 'SignInMode')),
    plan: plan === 'lite' ? 'lite' : 'essentials',
    region: operator.region,
    poolId: output(stack, 'UserPoolId'),
    clientId: output(stack, 'UserPoolClientId'),
    clientSecret: await clientSecret(operator, stack),
    cognito: operator.cognito,
  }
}
