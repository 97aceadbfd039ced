/** The local pool's region, which its id begins with. */
export const LOCAL_REGION = 'us-east-1'

/** The only pool that the local Cognito has. */
export const LOCAL_POOL_ID = `${LOCAL_REGION}_Local0001`

/**
 * The configuration of an AWS client that can reach this machine only: a local trigger never touches a real account, whatever
 * profile or keys the shell has.
 */
export function localAwsConfig(endpoint: string) {
  return {
    endpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
}

/** No real account has this number. */
const ACCOUNT = '000000000000'

export function poolArn(poolId: string): string {
  return `arn:aws:cognito-idp:${LOCAL_REGION}:${ACCOUNT}:userpool/${poolId}`
}

/** The function of a trigger, whose name is the trigger's. */
export function functionArn(trigger: string): string {
  return `arn:aws:lambda:${LOCAL_REGION}:${ACCOUNT}:function:${trigger}`
}

/** The function that operators ask. */
export const PEOPLE_FUNCTION = 'People'

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? ''
}
