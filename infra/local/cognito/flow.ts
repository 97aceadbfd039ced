import type { AuthSession, Round, User } from './state.ts'
import { triggerAttributes } from './users.ts'

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
