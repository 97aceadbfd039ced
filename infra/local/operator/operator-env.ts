import { mkdir, rm, writeFile } from 'node:fs/promises'
import { statePaths } from '../state-folder.ts'

/** The URLs of a local pool's services. */
export type ServiceUrls = {
  readonly cognito: string
  readonly dynamodb: string
  readonly ses: string
  readonly lambda: string
}

/**
 * The variables by which the AWS SDK reaches a local pool as an operator. The site needs the first only: it has no
 * credentials.
 */
export function operatorEnvironment({ cognito, dynamodb, ses, lambda }: ServiceUrls): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SES: ses,
    AWS_ENDPOINT_URL_SESV2: ses,
    AWS_ENDPOINT_URL_LAMBDA: lambda,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
}

/**
 * Writes down how to reach the running pool, with the site's secrets, readable by its owner only; `npm run doctor` reads it.
 * Returns a function that deletes the file.
 */
export async function writeOperatorFile(
  folder: string,
  variables: Record<string, string>,
): Promise<() => Promise<void>> {
  const file = statePaths(folder).operatorFile
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rm(file, { force: true })
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return () => rm(file, { force: true })
}
