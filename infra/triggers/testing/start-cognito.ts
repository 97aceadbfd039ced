import { text } from 'node:stream/consumers'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { startServer } from './start-server.ts'
import { LOCAL } from './start-table.ts'

/** Starts a server that accepts every Cognito call and keeps its name and body. */
export async function startCognito() {
  const calls: { target: string; body: unknown }[] = []
  const server = await startServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request))
    calls.push({ target: String(request.headers['x-amz-target']), body })
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}')
  })
  const cognito = new CognitoIdentityProviderClient({ ...LOCAL, endpoint: server.endpoint })
  const stop = async () => {
    cognito.destroy()
    await server.stop()
  }
  return { cognito, calls, stop }
}
