import { randomBytes } from 'node:crypto'
import { missingParameter, notAuthorized } from './errors.ts'
import type { Services } from './services.ts'
import type { AuthSession, Round, User } from './state.ts'
import { triggerAttributes } from './users.ts'

/** Observed lengths of the real strings; that of an unknown user's is longer. */
const LENGTH = 1_543
const LENGTH_OF_UNKNOWN = 1_587
/** Kept a while after its end, so that a late answer hears "expired" and not "invalid". */
const KEPT_MILLISECONDS = 60 * 60 * 1_000

/** Stores the state of a flow and returns the opaque string that stands for it. */
export function openSession(
  { state, clock, client }: Pick<Services, 'state' | 'clock' | 'client'>,
  session: Omit<AuthSession, 'expiresAt' | 'used'>,
): string {
  const length = session.userNotFound ? LENGTH_OF_UNKNOWN : LENGTH
  const id = `AYABe${randomBytes(length).toString('base64url')}`.slice(0, length)
  const expiresAt = clock() + client.AuthSessionValidity * 60_000
  sweep({ state, clock })
  state.sessions.set(id, { ...session, expiresAt, used: false })
  return id
}

/**
 * Takes a session out of play and returns it. It works once, for the user and client it was made for; check and mark
 * happen in one tick, so that of parallel answers one wins.
 */
export function takeSession(
  { state, clock }: Pick<Services, 'state' | 'clock'>,
  asked: { id: string; clientId: string; isFor: (session: AuthSession) => boolean },
): AuthSession {
  const session = state.sessions.get(asked.id)
  if (session === undefined || session.clientId !== asked.clientId || !asked.isFor(session)) {
    throw notAuthorized('Invalid session for the user.')
  }
  if (session.expiresAt <= clock()) throw notAuthorized('Invalid session for the user, session is expired.')
  if (session.used) throw notAuthorized('Invalid session for the user, session can only be used once.')
  state.sessions.set(asked.id, { ...session, used: true })
  return session
}

/** Refuses an answer that comes without a session. */
export function requireSession(id: string | undefined): string {
  if (id === undefined) throw missingParameter('Session')
  return id
}

function sweep({ state, clock }: Pick<Services, 'state' | 'clock'>): void {
  const oldest = clock() - KEPT_MILLISECONDS
  for (const [id, session] of state.sessions.entries()) {
    if (session.expiresAt < oldest) state.sessions.delete(id)
  }
}

/** A CUSTOM_AUTH flow between two calls. `user` is undefined for a name that nobody has. */
export type Flow = {
  /** What the caller sees as USERNAME. */
  readonly username: string
  readonly triggerUserName: string
  readonly user: User | undefined
  readonly rounds: readonly Round[]
  /** The operation that the flow's next answer goes to. */
  readonly operation: 'InitiateAuth' | 'RespondToAuthChallenge'
  /** SRP_A, while the flow is being started with it: the one moment in which a password can be asked for. */
  readonly clientPublic?: bigint
  /** RespondToAuthChallenge's ClientMetadata; that of InitiateAuth never gets here. */
  readonly clientMetadata?: Record<string, string>
}

/** The fields by which every challenge trigger learns who it is about. */
export function userFacts(flow: Pick<Flow, 'user'>): Record<string, unknown> {
  return flow.user === undefined
    ? { userAttributes: {}, userNotFound: true }
    : { userAttributes: triggerAttributes(flow.user) }
}

export function metadata(flow: Pick<Flow, 'clientMetadata'>): Record<string, unknown> {
  return flow.clientMetadata === undefined ? {} : { clientMetadata: flow.clientMetadata }
}

/** What a stored session keeps of its flow. */
export function flowFacts(
  flow: Flow,
): Pick<AuthSession, 'username' | 'triggerUserName' | 'userNotFound' | 'rounds'> {
  return {
    username: flow.username,
    triggerUserName: flow.triggerUserName,
    userNotFound: flow.user === undefined,
    rounds: [...flow.rounds],
  }
}
