import { randomBytes } from 'node:crypto'
import { notAuthorized } from './errors.ts'
import type { Services } from './services.ts'
import type { AuthSession, Round, User } from './state.ts'
import { triggerAttributes } from './users.ts'

/** A CUSTOM_AUTH flow between two calls. `user` is undefined for an unknown name. */
export type Flow = {
  /** What the caller sees as USERNAME. */
  readonly username: string
  readonly triggerUserName: string
  readonly user: User | undefined
  readonly rounds: readonly Round[]
  /** The operation that the flow's next answer goes to. */
  readonly operation: 'InitiateAuth' | 'RespondToAuthChallenge'
  /** SRP_A, while the flow is being started with it: only then can a password be asked for. */
  readonly clientPublic?: bigint
  /** RespondToAuthChallenge's ClientMetadata; that of InitiateAuth never reaches the challenge triggers. */
  readonly clientMetadata?: Record<string, string>
}

/** The fields that tell every challenge trigger which user it is about. */
export function userFacts(flow: Pick<Flow, 'user'>): Record<string, unknown> {
  return flow.user === undefined
    ? { userAttributes: {}, userNotFound: true }
    : { userAttributes: triggerAttributes(flow.user) }
}

export function metadata(flow: Pick<Flow, 'clientMetadata'>): Record<string, unknown> {
  return flow.clientMetadata === undefined ? {} : { clientMetadata: flow.clientMetadata }
}

/** Observed lengths of the real strings; that of an unknown user's is longer. */
const LENGTH = 1_543
const LENGTH_OF_UNKNOWN = 1_587
/** How long an expired session is kept, so that a late answer is refused as "expired" and not as "invalid". */
const KEPT_MILLISECONDS = 60 * 60 * 1_000

/** What a session waits for. */
type Challenge = Pick<AuthSession, 'challengeName'> &
  Partial<Pick<AuthSession, 'challengeMetadata' | 'privateParameters' | 'srp'>>

/** Stores a flow that waits for the answer to a challenge. Returns the opaque string that identifies it. */
export function openAuthSession(
  { state, clock, client, identity }: Pick<Services, 'state' | 'clock' | 'client' | 'identity'>,
  flow: Flow,
  challenge: Challenge,
): string {
  const userNotFound = flow.user === undefined
  const length = userNotFound ? LENGTH_OF_UNKNOWN : LENGTH
  const id = `AYABe${randomBytes(length).toString('base64url')}`.slice(0, length)
  deleteOldSessions({ state, clock })
  state.sessions.set(id, {
    clientId: identity.clientId,
    username: flow.username,
    triggerUserName: flow.triggerUserName,
    userNotFound,
    rounds: [...flow.rounds],
    challengeMetadata: null,
    privateParameters: {},
    ...challenge,
    expiresAt: clock() + client.AuthSessionValidity * 60_000,
    used: false,
  })
  return id
}

/**
 * Uses a session up and returns it. It works once, for the user and client it was made for; check and mark happen in one
 * tick, so that one of several parallel answers wins.
 */
export function takeAuthSession(
  { state, clock }: Pick<Services, 'state' | 'clock'>,
  wanted: { id: string; clientId: string; isFor: (session: AuthSession) => boolean },
): AuthSession {
  const session = state.sessions.get(wanted.id)
  if (session === undefined || session.clientId !== wanted.clientId || !wanted.isFor(session)) {
    throw notAuthorized('Invalid session for the user.')
  }
  if (session.expiresAt <= clock()) throw notAuthorized('Invalid session for the user, session is expired.')
  if (session.used) throw notAuthorized('Invalid session for the user, session can only be used once.')
  state.sessions.set(wanted.id, { ...session, used: true })
  return session
}

function deleteOldSessions({ state, clock }: Pick<Services, 'state' | 'clock'>): void {
  const oldest = clock() - KEPT_MILLISECONDS
  for (const [id, session] of state.sessions.entries()) {
    if (session.expiresAt < oldest) state.sessions.delete(id)
  }
}
