import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { appOriginOf } from '#lib/app-origin.ts'
import { SignInModeSchema } from '#lib/sign-in-mode.ts'
import { startupError } from './startup-error.ts'

const NO_PORT = 'must be a port number from 1 to 65535'

const port = (byDefault: number) =>
  z.coerce.number(NO_PORT).int(NO_PORT).min(1, NO_PORT).max(65_535, NO_PORT).default(byDefault)

/** The repository. */
export const ROOT_FOLDER = fileURLToPath(new URL('../..', import.meta.url))

const LocalEnvironmentSchema = z.object({
  /** Where the site listens. */
  PORT: port(3000),
  /** Where browsers find the site, if not where it listens: the address of a tunnel. */
  APP_ORIGIN: z
    .string()
    .transform((value, context) => {
      const origin = appOriginOf(value, { NODE_ENV: 'development' })
      if (origin.ok) return origin.value
      context.addIssue(origin.error)
      return z.NEVER
    })
    .optional(),
  COGNITO_PORT: port(9229),
  INBOX_PORT: port(8005),
  /** What the pool, its triggers and the site are started with. */
  SIGN_IN_MODE: SignInModeSchema,
  /** Keeps users, emails and codes over a restart; a second pool needs its own. */
  STATE_FOLDER: z.string().default(join(ROOT_FOLDER, '.local')),
})

/** What the user may choose. */
export type LocalEnvironment = z.infer<typeof LocalEnvironmentSchema>

/** Reads the choices. Throws one sentence that names the invalid ones. */
export function localEnvironment(): LocalEnvironment {
  return parseLocalEnvironment(process.env)
}

/** The state folder that these variables choose, even if others are invalid. */
export function stateFolder({ STATE_FOLDER }: Record<string, string | undefined>): string {
  return LocalEnvironmentSchema.shape.STATE_FOLDER.parse(STATE_FOLDER || undefined)
}

export function parseLocalEnvironment(variables: Record<string, string | undefined>): LocalEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = LocalEnvironmentSchema.safeParse(set)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw startupError(`${[...new Set(faults)].join('; ')}.`)
}

/**
 * Silences the AWS SDK's notice, on Node 20, that later versions need a newer Node.js: the lock file pins this version.
 */
export function quietAwsSdk(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
}

/** A child process's variables: this process's own and the given ones. */
export function childEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...added }
}

/** Next's own settings here: no telemetry, nor the notice of it; and colours, although its output passes through this process. */
export function nextVariables(): Record<string, string> {
  const { FORCE_COLOR, NO_COLOR } = process.env
  const isColored = process.stdout.isTTY && FORCE_COLOR === undefined && NO_COLOR === undefined
  return { NEXT_TELEMETRY_DISABLED: '1', ...(isColored ? { FORCE_COLOR: '1' } : {}) }
}
