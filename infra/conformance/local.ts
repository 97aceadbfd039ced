import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { awsClients } from '#infra/aws/clients.ts'
import type { Variables } from '#infra/aws/credentials.ts'
import { shellVariables, sourceFor } from '#infra/doctor/environment.ts'
import { LOCAL_REGION } from '#infra/local/aws-config.ts'
import { codeIn, MailSchema } from '#infra/local/inbox/mail.ts'
import { quietAwsSdk, ROOT_FOLDER } from '#infra/local/local-env.ts'
import { systemClock } from '#lib/clock.ts'
import { SignInModeSchema } from '#lib/sign-in-mode.ts'
import { newAddress } from './account.ts'
import { conformance } from './conformance.ts'

const LocalVariables = z.object({
  COGNITO_USER_POOL_ID: z.string(),
  COGNITO_CLIENT_ID: z.string(),
  COGNITO_CLIENT_SECRET: z.string(),
  SIGN_IN_MODE: SignInModeSchema,
  AWS_ENDPOINT_URL_SES: z.url(),
})

/** Asks the pool of a running `npm run dev`, which `operator.env` leads to. Resolves to the exit code. */
export async function runLocally(say: (line: string) => void, signal: AbortSignal): Promise<number> {
  quietAwsSdk()
  const source = await sourceFor({ isLocal: true, fromFile: undefined }, shellVariables(ROOT_FOLDER))
  if (!source.ok) {
    say(source.error)
    return 1
  }
  const { variables } = source.value
  const clients = awsClients(variables, LOCAL_REGION)
  try {
    return await conformance(targetOf(variables, clients.cognito, signal), {
      description: 'the local servers',
      say,
      signal,
    })
  } finally {
    for (const client of Object.values(clients)) client.destroy()
  }
}

function targetOf(
  variables: Variables,
  cognito: ReturnType<typeof awsClients>['cognito'],
  signal: AbortSignal,
) {
  const found = LocalVariables.parse(variables)
  const email = newAddress()
  return {
    pool: {
      signInMode: found.SIGN_IN_MODE,
      plan: 'essentials',
      region: LOCAL_REGION,
      poolId: found.COGNITO_USER_POOL_ID,
      clientId: found.COGNITO_CLIENT_ID,
      clientSecret: found.COGNITO_CLIENT_SECRET,
      cognito,
    },
    email,
    clock: systemClock,
    codeFor: () => newestCode(found.AWS_ENDPOINT_URL_SES, email),
    passes: (seconds: number) => sleep(seconds * 1_000, undefined, { signal }),
  } as const
}

async function newestCode(inboxUrl: string, address: string): Promise<string | undefined> {
  const url = `${inboxUrl}/api/messages?${new URLSearchParams({ to: address })}`
  const [newest] = z.array(MailSchema).parse(await (await fetch(url)).json())
  return newest === undefined ? undefined : codeIn(newest)
}
