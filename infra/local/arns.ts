import { LOCAL_REGION } from './local-client.ts'

/** No account has this number. */
const ACCOUNT = '000000000000'

export function poolArn(poolId: string): string {
  return `arn:aws:cognito-idp:${LOCAL_REGION}:${ACCOUNT}:userpool/${poolId}`
}

/** The function of a trigger, which is called like it. */
export function functionArn(trigger: string): string {
  return `arn:aws:lambda:${LOCAL_REGION}:${ACCOUNT}:function:${trigger}`
}

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? ''
}
