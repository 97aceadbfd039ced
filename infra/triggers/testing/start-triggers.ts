import type { SignInMode } from '#lib/sign-in-mode.ts'
import { accountKey } from '../derive-key.ts'
import { parseTriggerEnvironment } from '../trigger-env.ts'
import type { Dependencies } from '../trigger-handler.ts'
import { createTriggers } from '../triggers.ts'
import { SignIn, type SignInOptions } from './sign-in.ts'
import { startCognito, startSes, startTable, TABLE_NAME } from './start-aws.ts'

const VARIABLES = {
  CODE_SECRET: Buffer.from('a secret of exactly 32 bytes....').toString('base64'),
  TABLE_NAME,
  MAIL_FROM: 'App <no-reply@example.com>',
  APP_NAME: 'App',
  APP_ORIGIN: 'https://app.example.com',
}

export type Triggers = Awaited<ReturnType<typeof startTriggers>>

/** All triggers on real local servers, with a clock that stands still until a test moves it. */
export async function startTriggers(mode: SignInMode = 'code', variables: Partial<typeof VARIABLES> = {}) {
  const environment = parseTriggerEnvironment({ ...VARIABLES, ...variables, SIGN_IN_MODE: mode })
  const [table, ses, cognito] = await Promise.all([startTable(), startSes(), startCognito()])
  const time = { now: Date.parse('2026-11-23T10:07:00.500Z') }
  const lines: string[] = []
  const dependencies: Dependencies = {
    environment,
    clock: () => time.now,
    writeLine: (line) => lines.push(line),
    dynamodb: table.dynamodb,
    ses: ses.ses,
    cognito: cognito.cognito,
  }
  const triggers = createTriggers(dependencies)
  const subjectsTo = (email: string) =>
    ses.mails
      .filter(({ destinations }) => destinations.includes(email))
      .map(({ message }) => message.subject ?? '')
  return {
    dependencies,
    triggers,
    /** What the triggers logged, as parsed JSON. */
    logged: (): unknown[] => lines.map((line) => JSON.parse(line)),
    table,
    ses,
    cognito,
    time,
    passes: (seconds: number) => {
      time.now += seconds * 1000
    },
    signIn: (email: string, options: SignInOptions = {}) => new SignIn(triggers, email, { mode, ...options }),
    /** Where the table keeps what it remembers of an address. */
    accountOf: (email: string) => ({
      table: { dynamodb: table.dynamodb, name: TABLE_NAME },
      key: accountKey(environment.CODE_SECRET, { userName: email, request: {} }),
    }),
    codesMailedTo: (email: string) => subjectsTo(email).flatMap(codeIn),
    /** The subjects of the mails that bring no code. */
    noticesMailedTo: (email: string) => subjectsTo(email).filter((subject) => codeIn(subject).length === 0),
    stop: async () => {
      await Promise.all([table.stop(), ses.stop(), cognito.stop()])
    },
  }
}

function codeIn(subject: string): string[] {
  return /^\d+/.exec(subject) ?? []
}
