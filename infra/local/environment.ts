import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startTrouble } from './start-trouble.ts'

const port = (byDefault: number) => z.coerce.number().int().min(1).max(65_535).default(byDefault)

/** The repository. */
export const ROOT_FOLDER = fileURLToPath(new URL('../..', import.meta.url))

const LocalEnvironmentSchema = z.object({
  /** Where the site listens. */
  PORT: port(3000),
  COGNITO_PORT: port(9229),
  INBOX_PORT: port(8005),
  /** Where users, mails and codes outlive a restart; a second pool beside the first needs its own. */
  STATE_FOLDER: z.string().default(join(ROOT_FOLDER, '.local')),
})

/** What a person may choose. */
export type LocalEnvironment = z.infer<typeof LocalEnvironmentSchema>

/** Reads the choices. Throws one sentence that names what is not a port. */
export function localEnvironment(): LocalEnvironment {
  return parseLocalEnvironment(process.env)
}

export function parseLocalEnvironment(variables: Record<string, string | undefined>): LocalEnvironment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = LocalEnvironmentSchema.safeParse(set)
  if (parsed.success) return parsed.data
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw startTrouble(`${names} must be a port number from 1 to 65535.`)
}

/**
 * Keeps the AWS SDK from announcing, on Node 20, which of its later versions will want a newer one: the lock file holds
 * this one, and the notice is longer than all that a start has to say.
 */
export function quietAwsSdk(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
}

/** What a child process gets: this process's own variables, with the given ones on top. */
export function childEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...added }
}
