import { hasKeys, KEY_NAMES } from '../../aws/credentials.ts'

/** From the command line; otherwise the shell decides. */
export type Chosen = { readonly profile?: string | undefined; readonly region?: string | undefined }

/**
 * Sets the credentials and region for both the AWS SDK and the CDK CLI. With a profile and keys, each would choose
 * differently, and so perhaps another account.
 */
export function settleEnvironment({ profile, region }: Chosen): void {
  const env = process.env
  if (profile !== undefined) {
    for (const key of KEY_NAMES) delete env[key]
    env['AWS_PROFILE'] = profile
  } else if (hasKeys(env)) {
    delete env['AWS_PROFILE']
  }
  const chosen = region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']
  if (chosen !== undefined) env['AWS_REGION'] = chosen
  // The lock file fixes the SDK's version: its notice about later versions is of no use to an operator.
  env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
}

/** This process's variables, with the given ones on top. */
export function childEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...added }
}
