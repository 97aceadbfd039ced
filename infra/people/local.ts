import { z } from 'zod'
import { awsClients } from '#infra/aws/clients.ts'
import { shellVariables, sourceFor } from '#infra/doctor/environment.ts'
import { LOCAL_REGION, PEOPLE_FUNCTION } from '#infra/local/aws-config.ts'
import { quietAwsSdk, ROOT_FOLDER } from '#infra/local/local-env.ts'
import { SignInModeSchema } from '#lib/sign-in-mode.ts'
import { askedIn, people } from './people.ts'

const LocalVariables = z.object({ COGNITO_USER_POOL_ID: z.string(), SIGN_IN_MODE: SignInModeSchema })

/** There is no IAM on this machine: who can read `operator.env` is the operator. */
const OPERATOR = 'arn:aws:iam::000000000000:user/local'

/** Does what was typed in the pool of a running `npm run dev`, which `operator.env` leads to. Resolves to the exit code. */
export async function runLocally(
  say: (line: string) => void,
  typed: Parameters<typeof askedIn>[0],
): Promise<number> {
  quietAwsSdk()
  const asked = askedIn(typed)
  if (!asked.ok) {
    say(asked.error)
    return 2
  }
  const source = await sourceFor({ isLocal: true, fromFile: undefined }, shellVariables(ROOT_FOLDER))
  if (!source.ok) {
    say(`${source.error}. For a deployed stage, add --stage prod.`)
    return 1
  }
  const { variables } = source.value
  const { COGNITO_USER_POOL_ID: poolId, SIGN_IN_MODE: signInMode } = LocalVariables.parse(variables)
  const clients = awsClients(variables, LOCAL_REGION)
  try {
    const answer = await people(asked.value, {
      ...{ description: 'the local pool', isLocal: true, options: '', operator: OPERATOR },
      ...{ region: LOCAL_REGION, signInMode, poolId, functionName: PEOPLE_FUNCTION },
      ...{ cognito: clients.cognito, lambda: clients.lambda, sesv2: clients.sesv2 },
    })
    say(answer.ok ? answer.value.join('\n') : answer.error)
    return answer.ok ? 0 : 1
  } finally {
    for (const client of Object.values(clients)) client.destroy()
  }
}
