import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../../lib/clock.ts'
import { EmailAddressSchema } from '../../../lib/email-address.ts'
import { SignInModeSchema } from '../../../lib/sign-in-mode.ts'
import { conformance } from '../../conformance/conformance.ts'
import type { Pool } from '../../conformance/subject.ts'
import { readSavedParameters, SAVED_PARAMETERS } from '../saved-parameters.ts'
import { usageError } from './cli-error.ts'
import type { Given, Run } from './command.ts'
import { type Operator, sayWhere } from './operator.ts'
import { clientSecret, output, signInStack } from './site-variables.ts'
import { stageOf } from './stage-parameters.ts'

/** Tests the pool of a deployed stage, with the codes that the operator types. */
export const run: Run = async (given, operator) => {
  const { terminal } = operator
  const stage = stageOf(given)
  if (stage === 'prod')
    throw usageError('The stage prod is for visitors: no test account is created there. Use the stage dev.')
  const email = emailIn(given)
  await sayWhere(operator)
  const pool = await deployedPool(given, operator)
  const signal = operator.interruption()
  const codeFor = (reason: string) =>
    terminal.ask(`The code that was emailed to ${email}, ${reason} (Enter skips those rows):`, signal)
  const passes = (seconds: number) => sleep(seconds * 1_000, undefined, { signal })
  return conformance(
    { pool, email, clock: systemClock, codeFor, passes },
    {
      description: `the stage ${stage} in ${operator.region}`,
      say: terminal.say,
      signal,
    },
  )
}

function emailIn({ texts }: Given): string {
  const parsed = EmailAddressSchema.safeParse(texts['email'])
  if (parsed.success) return parsed.data
  throw usageError('A stage emails codes. Add --email with an address of yours that has no account there.')
}

async function deployedPool(given: Given, operator: Operator): Promise<Pool> {
  const stack = await signInStack(given, operator)
  const { plan } = readSavedParameters(output(stack, SAVED_PARAMETERS))
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
