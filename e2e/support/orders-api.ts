import { createServer, type IncomingMessage } from 'node:http'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { listenOnLoopback } from '#infra/local/loopback.ts'
import type { LocalPool } from '#infra/local/start-local-pool.ts'

/** An API of a team's own behind API Gateway's JWT authorizer, which answers with the orders of the person whose token it gets. */
export type OrdersApi = {
  readonly url: string
  /** The tokens that came. */
  readonly received: readonly string[]
  close(): Promise<void>
}

const SCOPE = 'aws.cognito.signin.user.admin'

/**
 * Checks what the authorizer of an HTTP API checks: signature, `iss`, `exp` and `nbf`, `client_id` where a token has no `aud`, and a
 * scope of the route.
 * @param now the time of pool and site, epoch milliseconds
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function startOrdersApi(pool: LocalPool, now: () => number): Promise<OrdersApi> {
  const keys = createRemoteJWKSet(new URL(`/${pool.poolId}/.well-known/jwks.json`, pool.cognitoUrl))
  // A test may take the pool away before the first call.
  await keys.reload()
  const received: string[] = []

  async function ordersOf({ headers }: IncomingMessage): Promise<string[]> {
    const [, token = ''] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
    received.push(token)
    const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool.poolId}`
    const { payload } = await jwtVerify(token, keys, { issuer, currentDate: new Date(now()) })
    const { client_id, scope, sub } = payload
    if (client_id !== pool.clientId || !String(scope).split(' ').includes(SCOPE))
      throw new Error('Not for us')
    return [`A bicycle for ${sub}`]
  }

  const server = await listenOnLoopback(
    createServer((request, response) => {
      ordersOf(request).then(
        (orders) => response.end(JSON.stringify(orders)),
        () => response.writeHead(401).end(),
      )
    }),
    0,
  )
  return { url: server.url, received, close: server.close }
}
