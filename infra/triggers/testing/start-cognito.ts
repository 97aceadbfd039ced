import { text } from 'node:stream/consumers'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { startServer } from './start-server.ts'
import { LOCAL } from './start-table.ts'

/** Starts a server that takes every Cognito call, keeps its name and body, and accepts or refuses it. */
export async function startCognito() {
  const calls: { target: string; body: unknown }[] = []
  const state: { behaviour: 'accepts' | 'refuses' } = { behaviour: 'accepts' }
  const server = await startServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request))
    calls.push({ target: String(request.headers['x-amz-target']), body })
    const isAccepted = state.behaviour === 'accepts'
    response.writeHead(isAccepted ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(isAccepted ? '{}' : JSON.stringify(REFUSAL))
  })
  const cognito = new CognitoIdentityProviderClient({ ...LOCAL, endpoint: server.endpoint })
  const stop = async () => {
    cognito.destroy()
    await server.stop()
  }
  return { cognito, calls, state, stop }
}

const REFUSAL = { __type: 'UserNotFoundException', message: 'User anna@example.com does not exist.' }
