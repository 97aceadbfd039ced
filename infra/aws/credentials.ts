export type Variables = Readonly<Record<string, string | undefined>>

export const KEY_NAMES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const

/** True if variables hold access keys. They win over AWS_PROFILE, as in the AWS CLI; the SDK alone prefers the profile. */
export function hasKeys(variables: Variables): boolean {
  return Boolean(variables['AWS_ACCESS_KEY_ID'] && variables['AWS_SECRET_ACCESS_KEY'])
}

/** The SDK's options for the credentials in variables; none, so that the SDK looks for some, if they hold none. */
export function credentialsIn(variables: Variables) {
  const {
    AWS_PROFILE: profile,
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_SESSION_TOKEN: sessionToken,
  } = variables
  if (hasKeys(variables)) {
    return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
  }
  return profile ? { profile } : {}
}
