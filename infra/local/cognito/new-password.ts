import { requireWritable, valuesOf, withAttributes } from './attributes.ts'
import { type Flow, openAuthSession } from './auth-sessions.ts'
import { incorrectUsernameOrPassword, invalidParameter, missingParameter, notAuthorized } from './errors.ts'
import { keptPassword, requirePassword } from './passwords.ts'
import type { Services } from './services.ts'
import type { Round, User } from './state.ts'
import { requireEnabled, saveUser } from './users.ts'

const ATTRIBUTE_PREFIX = 'userAttributes.'

/** True for a flow that has proven a temporary password, and has to replace it before it does anything else. */
export function mustChangePassword({ user, rounds }: Flow): boolean {
  return user?.status === 'FORCE_CHANGE_PASSWORD' && rounds.at(-1)?.challengeName === 'PASSWORD_VERIFIER'
}

/**
 * Asks for a new password, and for the required attributes that have no value yet. No trigger makes this challenge: it is
 * Cognito's own.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export function challengeForNewPassword(services: Services, flow: Flow): object {
  const session = openAuthSession(services, flow, { challengeName: 'NEW_PASSWORD_REQUIRED' })
  const attributes = flow.user?.attributes ?? {}
  const missing = missingAttributes(services, attributes)
  const blank = Object.fromEntries(missing.map((name) => [name, '']))
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: session,
    ChallengeParameters: {
      requiredAttributes: JSON.stringify(missing.map((name) => ATTRIBUTE_PREFIX + name)),
      userAttributes: JSON.stringify({ ...attributes, ...blank }),
    },
  }
}

/** What a NEW_PASSWORD_REQUIRED answer holds. */
export type NewPassword = { readonly password: string; readonly attributes: User['attributes'] }

/** Reads the parameters of the answer. */
export function requireNewPassword(responses: Record<string, string>): NewPassword {
  const { NEW_PASSWORD } = responses
  if (!NEW_PASSWORD) throw missingParameter('NEW_PASSWORD')
  const attributes = Object.entries(responses).flatMap(([name, value]) =>
    name.startsWith(ATTRIBUTE_PREFIX) ? [[name.slice(ATTRIBUTE_PREFIX.length), value]] : [],
  )
  return { password: NEW_PASSWORD, attributes: Object.fromEntries(attributes) }
}

/** Replaces the temporary password, which confirms the user. */
export function setNewPassword(services: Services, { user }: Flow, answer: NewPassword): Round {
  // The temporary password that this flow has proven may have been replaced by another in the meantime.
  if (user?.status !== 'FORCE_CHANGE_PASSWORD') throw incorrectUsernameOrPassword()
  requireEnabled(user)
  requirePassword(services.pool, answer.password)
  const list = Object.entries(answer.attributes).map(([Name, Value]) => ({ Name, Value }))
  requireAttributes(services, user, valuesOf(list))
  requireWritable(services, list)
  saveUser(services, {
    ...withAttributes(services, user, list),
    status: 'CONFIRMED',
    password: keptPassword(services, user.sub, answer.password),
  })
  return { challengeName: 'NEW_PASSWORD_REQUIRED', challengeResult: true, challengeMetadata: null }
}

/** Required attributes have to be given, once: those that have a value cannot be changed here. */
function requireAttributes(services: Services, user: User, given: User['attributes']): void {
  const required = requiredAttributes(services)
  const provided = required.find((name) => given[name] !== undefined && user.attributes[name] !== undefined)
  if (provided !== undefined) throw notAuthorized(`Cannot modify an already provided ${provided}`)
  const [missing] = missingAttributes(services, { ...user.attributes, ...given })
  if (missing !== undefined) throw invalidParameter(`Invalid attributes given, ${missing} is missing`)
}

function missingAttributes(services: Services, attributes: User['attributes']): string[] {
  return requiredAttributes(services).filter((name) => !attributes[name])
}

function requiredAttributes({ pool }: Pick<Services, 'pool'>): string[] {
  return (pool.Schema ?? []).flatMap(({ Name, Required }) => (Required ? [Name] : []))
}
