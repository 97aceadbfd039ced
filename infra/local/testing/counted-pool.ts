import { randomBytes } from 'node:crypto'
import { startLocalCognito } from '#infra/local/cognito/server.ts'
import { deployedClient, deployedPool } from '#infra/local/cognito/settings.ts'
import { startDynamodb } from '#infra/local/dynamodb.ts'
import { codeIn } from '#infra/local/inbox/mail.ts'
import { startMail } from '#infra/local/inbox/start-mail.ts'
import { localTriggers } from '#infra/local/local-triggers.ts'
import { siteEnvironment } from '#infra/local/site-environment.ts'
import type { Plan } from '#infra/pool.ts'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'
import { SIGN_IN_MODE, type SignInMode } from '#lib/sign-in-mode.ts'
import { startCountingProxy } from './counting-proxy.ts'

const TABLE_NAME = 'code-sign-in'
const SENDER = 'no-reply@example.com'
const ORIGIN = 'http://localhost:3000'

/** What went over the wire, by name and in order. */
export type Requests = {
  /** To Cognito, by the site. */
  readonly calls: string[]
  /** For the pool's public keys, by the site. */
  readonly keys: string[]
  /** To Cognito, by the triggers. */
  readonly adminCalls: string[]
  /** Invocations. */
  readonly triggers: string[]
  /** To DynamoDB. */
  readonly table: string[]
  /** To SES. */
  readonly mails: string[]
  /** Mails of Cognito's own, by their subjects. */
  readonly cognitoMails: string[]
}

export type CountedPool = Awaited<ReturnType<typeof startCountedPool>>

/**
 * The local pool with its real triggers, and a counter on every line between the site, Cognito and what is behind it.
 */
export async function startCountedPool(signInMode: SignInMode, plan: Plan = 'essentials') {
  let ahead = 0
  const clock = () => Date.now() + ahead
  const invoked: string[] = []
  const cognitoMails: string[] = []
  const mail = await startMail({ port: 0, clock, verifiedIdentities: [SENDER], faults: {} })
  const dynamodb = await startDynamodb(TABLE_NAME)
  const toSes = await startCountingProxy(mail.url)
  const toDynamodb = await startCountingProxy(dynamodb.url)
  const handlers: Record<string, TriggerHandler> = {}
  const cognito = await startLocalCognito({
    port: 0,
    clock,
    pool: deployedPool(signInMode, plan),
    client: deployedClient(plan),
    triggers: () => handlers,
    deliver: async ({ to, subject, message: html }) => {
      cognitoMails.push(subject)
      mail.deliver({ from: SENDER, to: [to], subject, text: '', html })
    },
  })
  const toCognito = await startCountingProxy(cognito.url)
  const fromTriggers = await startCountingProxy(cognito.url)
  const triggers = localTriggers({
    environment: triggerVariables(signInMode),
    clock,
    writeLine: () => {},
    endpoints: { cognito: fromTriggers.url, dynamodb: toDynamodb.url, ses: toSes.url },
  })
  for (const [name, handler] of Object.entries(triggers.handlers)) {
    handlers[name] = async (event) => {
      invoked.push(name)
      return handler(event)
    }
  }
  const parts = [triggers, toCognito, fromTriggers, cognito, toDynamodb, dynamodb, toSes, mail]
  const taken = (): Requests => ({
    ...sorted(toCognito.taken()),
    adminCalls: fromTriggers.taken(),
    triggers: invoked.splice(0),
    table: toDynamodb.taken(),
    mails: toSes.taken(),
    cognitoMails: cognitoMails.splice(0),
  })
  return {
    /** What `work` caused. */
    requestsOf: async (work: () => Promise<void>): Promise<Requests> => {
      taken()
      await work()
      return taken()
    },
    /** For a site whose calls get counted. */
    siteVariables: siteEnvironment(
      { ...cognito, url: toCognito.url },
      randomBytes(32).toString('base64'),
      signInMode,
      ORIGIN,
    ),
    newestCode: (address: string) => {
      const [newest] = mail.inbox.messages(address)
      const code = newest && codeIn(newest)
      if (code === undefined) throw new Error(`There is no code in the mailbox of ${address}`)
      return code
    },
    passes: ({ seconds }: { readonly seconds: number }) => {
      ahead += seconds * 1000
    },
    close: async () => {
      for (const part of parts) await part.close()
    },
  }
}

/** Keys are fetched as a plain file; it is no call that Cognito counts. */
function sorted(names: readonly string[]): Pick<Requests, 'calls' | 'keys'> {
  const isFile = (name: string) => name.startsWith('GET ')
  return { calls: names.filter((name) => !isFile(name)), keys: names.filter(isFile) }
}

function triggerVariables(signInMode: SignInMode): Record<string, string> {
  return {
    CODE_SECRET: randomBytes(32).toString('base64'),
    TABLE_NAME,
    MAIL_FROM: `App <${SENDER}>`,
    APP_NAME: 'App',
    APP_ORIGIN: ORIGIN,
    [SIGN_IN_MODE]: signInMode,
  }
}
