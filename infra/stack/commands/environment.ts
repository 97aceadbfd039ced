import { hasKeys, KEY_NAMES } from '../../aws/credentials.ts'

/** Whose credentials, and where; what is not chosen on the command line comes from the shell. */
export type Chosen = { readonly profile?: string | undefined; readonly region?: string | undefined }

/**
 * Settles whose credentials are used, for the AWS SDK and for the CDK CLI alike: given a profile and keys at once, each would
 * take another of them, and so perhaps another account.
 */
export function settleEnvironment({ profile, region }: Chosen): void {
  const { env } = process
  if (profile !== undefined) {
    for (const key of KEY_NAMES) delete env[key]
    env['AWS_PROFILE'] = profile
  } else if (hasKeys(env)) {
    delete env['AWS_PROFILE']
  }
  const chosen = region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']
  if (chosen !== undefined) env['AWS_REGION'] = chosen
  // The lock file holds this version of the SDK; what a later one will want is no news for an operator.
  env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
}

/** What a child process gets: our own variables, with the given ones on top and these tools first on the path. */
export function childEnvironment(added: Record<string, string>, tools: string): NodeJS.ProcessEnv {
  const { env } = process
  return { ...env, ...added, PATH: [tools, env['PATH'] ?? ''].join(process.platform === 'win32' ? ';' : ':') }
}
