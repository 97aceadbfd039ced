import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const SecretsSchema = z.object({ codeSecret: z.base64().length(44), sessionSecret: z.base64().length(44) })

/** The two keys of a local pool, each 32 random bytes in base64. */
export type Secrets = z.infer<typeof SecretsSchema>

/** Where a pool's secrets lie. */
export function secretsFile(folder: string): string {
  return join(folder, 'secrets.json')
}

/**
 * The secrets of the pool that lives in this folder, made at its first start and readable by its owner alone.
 * Without a folder they are new every time.
 */
export async function loadSecrets(folder?: string): Promise<Secrets> {
  if (folder === undefined) return newSecrets()
  const file = secretsFile(folder)
  const text = await readFile(file, 'utf8').catch(absentOnly)
  if (text !== undefined) return SecretsSchema.parse(JSON.parse(text))
  const secrets = newSecrets()
  // Mails with live codes lie in it, too.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

function newSecrets(): Secrets {
  return {
    codeSecret: randomBytes(32).toString('base64'),
    sessionSecret: randomBytes(32).toString('base64'),
  }
}

function absentOnly(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
