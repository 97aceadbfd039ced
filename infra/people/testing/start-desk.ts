import { onTestFinished } from 'vitest'
import { awsClients } from '#infra/aws/clients.ts'
import { LOCAL_REGION, PEOPLE_FUNCTION } from '#infra/local/aws-config.ts'
import { poolAndCaller } from '#infra/local/testing/pool-and-caller.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { askedIn, people } from '../people.ts'

export const OPERATOR = 'arn:aws:iam::000000000000:user/olga'

/** An operator in front of a local pool with the deployed functions, whose clock only the test moves; ends with the test. */
export async function startDesk(signInMode: SignInMode = 'code') {
  const local = await poolAndCaller(signInMode)
  const { pool } = local
  const clients = awsClients(pool.operatorEnvironment(), LOCAL_REGION)
  onTestFinished(() => {
    for (const client of Object.values(clients)) client.destroy()
  })
  const said: string[] = []
  /** What is said to a form, with its operands and options. */
  const types = async (form: string, operands: string[], texts: Record<string, string> = {}) => {
    const asked = askedIn({ form, operands, texts })
    if (!asked.ok) throw new Error(asked.error)
    const answer = await people(asked.value, {
      ...{ description: 'the local pool', isLocal: true, options: '', operator: OPERATOR },
      ...{ region: LOCAL_REGION, signInMode, poolId: pool.poolId, functionName: PEOPLE_FUNCTION },
      ...{ cognito: clients.cognito, lambda: clients.lambda, sesv2: clients.sesv2 },
    })
    const text = answer.ok ? answer.value.join('\n') : answer.error
    said.push(text)
    return { isDone: answer.ok, text }
  }
  return { ...local, types, said }
}
