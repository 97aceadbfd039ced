import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { readOptionalFile } from '#infra/read-optional-file.ts'
import type { ClientCredentials } from './cognito/state.ts'
import { statePaths } from './state-folder.ts'

const SecretsSchema = z.object({ codeSecret: z.base64().length(44), sessionSecret: z.base64().length(44) })

/** The two keys of a local pool, each 32 random bytes in base64. */
export type Secrets = z.infer<typeof SecretsSchema>

/**
 * The secrets of the pool with this state folder, created at its first start and readable by its owner only.
 * Without a folder they are new every time.
 */
export async function loadSecrets(folder?: string): Promise<Secrets> {
  if (folder === undefined) return newSecrets()
  const file = statePaths(folder).secrets
  const text = await readOptionalFile(file)
  if (text !== undefined) return SecretsSchema.parse(JSON.parse(text))
  const secrets = newSecrets()
  // The folder also contains emails with valid codes.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

/** The id and the secret of the site's client: derived, so that the site can be told them before Cognito has started. */
export function siteClient({ sessionSecret }: Secrets): ClientCredentials {
  const derived = (what: string) => createHmac('sha256', sessionSecret).update(what).digest('hex')
  return { clientId: derived('client id').slice(0, 26), clientSecret: derived('client secret').slice(0, 51) }
}

function newSecrets(): Secrets {
  return {
    codeSecret: randomBytes(32).toString('base64'),
    sessionSecret: randomBytes(32).toString('base64'),
  }
}
