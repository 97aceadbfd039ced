import { z } from 'zod'
import type { Flow } from './auth-sessions.ts'
import { requireClient, requireSecretHash } from './client-check.ts'
import { advance, requireChallengeTriggers } from './custom-auth.ts'
import { CognitoError, invalidParameter, missingParameter, unsupported } from './errors.ts'
import { refreshTokenAuth } from './refresh-tokens.ts'
import type { Operation, Services } from './services.ts'
import { clientPublicOf } from './srp.ts'
import type { User } from './state.ts'
import { findUser, madeUpUsername, requireEnabled, requireNoReset, requireReadyForCode } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const FLOWS = [
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
] as const

/** Two names of one flow. */
const REFRESH_FLOWS: ReadonlySet<string> = new Set(['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'])

const Input = z.object({
  AuthFlow: z.enum(FLOWS),
  ClientId: shapes.clientId,
  AuthParameters: shapes.stringMap.optional(),
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export const initiateAuth: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireFlow(services, input.AuthFlow)
  const parameters = input.AuthParameters ?? {}
  if (REFRESH_FLOWS.has(input.AuthFlow)) return refreshTokenAuth(services, parameters)
  const { USERNAME, SECRET_HASH } = parameters
  if (!USERNAME) throw missingParameter('USERNAME')
  requireSecretHash(services, USERNAME, SECRET_HASH)
  requireChallengeTriggers(services)

  const flow = startOf(services, USERNAME, clientPublicOf(parameters))
  return advance(services, flow)
}

const FLOW_MESSAGES: Partial<Record<(typeof FLOWS)[number], string>> = {
  CUSTOM_AUTH: 'CUSTOM_AUTH is not enabled for the client.',
  USER_SRP_AUTH: 'USER_SRP_AUTH is not enabled for the client.',
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH flow not enabled for this client',
  USER_AUTH: 'USER_AUTH flow not enabled for this client',
}

function requireFlow({ client }: Pick<Services, 'client'>, flow: (typeof FLOWS)[number]): void {
  const flows = client.ExplicitAuthFlows
  if (flows.includes('CUSTOM_AUTH_FLOW_ONLY')) {
    if (flow === 'CUSTOM_AUTH') return
    throw invalidParameter('Only custom auth (lambda driven) is enabled for this client.')
  }
  const isRefresh = REFRESH_FLOWS.has(flow)
  if (!flows.includes(isRefresh ? 'ALLOW_REFRESH_TOKEN_AUTH' : `ALLOW_${flow}`)) {
    throw invalidParameter(FLOW_MESSAGES[flow] ?? 'Initiate Auth method not supported.')
  }
  if (flow !== 'CUSTOM_AUTH' && !isRefresh) throw unsupported(`InitiateAuth with ${flow}`)
}

function startOf(services: Services, name: string, clientPublic: bigint | undefined): Flow {
  if (clientPublic === undefined) {
    const flow = { ...whoIs(services, name), rounds: [], operation: 'InitiateAuth' } as const
    if (flow.user !== undefined) requireReadyForCode(services, flow.user)
    return flow
  }
  // Cognito counts SRP_A as passed, although nothing has been proven yet.
  const round = { challengeName: 'SRP_A', challengeResult: true, challengeMetadata: null }
  const flow = { ...whoIs(services, name), rounds: [round], operation: 'InitiateAuth', clientPublic } as const
  if (services.assumptions.resetRequired === 'at-initiate' && flow.user) requireNoReset(services, flow.user)
  return flow
}

function whoIs(services: Services, name: string): Pick<Flow, 'user' | 'username' | 'triggerUserName'> {
  const user = knownUser(services, name)
  if (user !== undefined) return { user, username: user.sub, triggerUserName: user.sub }
  const username = madeUpUsername(services, name)
  const isAsSent = services.assumptions.unknownUserName === 'as-sent'
  return { user, username, triggerUserName: isAsSent ? name : username }
}

/** The user, or undefined for a flow that runs for show; a user who may not sign in is refused here. */
function knownUser(services: Services, name: string): User | undefined {
  const user = findUser(services, name)
  if (user === undefined) {
    if (services.client.PreventUserExistenceErrors === 'ENABLED') return undefined
    throw new CognitoError('UserNotFoundException', 'User does not exist.')
  }
  if (!user.enabled && services.assumptions.disabledUser === 'simulated') return undefined
  requireEnabled(user)
  return user
}
