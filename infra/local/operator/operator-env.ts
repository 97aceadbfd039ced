import { mkdir, rm, writeFile } from 'node:fs/promises'
import { statePaths } from '../state-folder.ts'

/** Where the services of a local pool answer. */
export type ServiceUrls = {
  readonly cognito: string
  readonly dynamodb: string
  readonly ses: string
  readonly lambda: string
}

/**
 * The variables by which the AWS SDK reaches a local pool as an operator. The site needs the first alone: it holds no
 * credentials.
 */
export function operatorEnvironment({ cognito, dynamodb, ses, lambda }: ServiceUrls): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SES: ses,
    AWS_ENDPOINT_URL_LAMBDA: lambda,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
}

/**
 * Leaves word of how the running pool is reached, the site's secrets included, readable by its owner alone; `npm run doctor`
 * reads it. Returns what takes it away again.
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
