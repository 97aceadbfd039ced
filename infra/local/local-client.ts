/** The local pool's region; it also stands in the pool's id. */
export const LOCAL_REGION = 'us-east-1'

/** The only pool that the local Cognito has. */
export const LOCAL_POOL_ID = `${LOCAL_REGION}_Local0001`

/**
 * The configuration of an AWS client that can reach nothing but this machine: whatever profile or keys the shell
 * carries, a trigger that runs here never touches a real account.
 */
export function localClient(endpoint: string) {
  return {
    endpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }
}
