import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startTrouble } from './start-trouble.ts'

const port = (byDefault: number) => z.coerce.number().int().min(1).max(65_535).default(byDefault)

const LocalEnvironmentSchema = z.object({
  /** Where the site listens. */
  PORT: port(3000),
  COGNITO_PORT: port(9229),
  INBOX_PORT: port(8005),
})

/** The ports that a person may choose. */
export type LocalEnvironment = z.infer<typeof LocalEnvironmentSchema>

/** The repository; the state of the local pool lies in `.local` there. */
export const ROOT_FOLDER = fileURLToPath(new URL('../..', import.meta.url))

/** Reads the ports. Throws one sentence that names what is not a port. */
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

/** What a child process gets: this process's own variables, with the given ones on top. */
export function childEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...added }
}
