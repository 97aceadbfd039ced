import { CognitoError, invalidParameter, notAuthorized, unsupported } from './errors.ts'
import type { Services } from './services.ts'
import type { User } from './state.ts'

export type AttributeList = readonly { readonly Name: string; readonly Value: string }[]

/** A user's attributes as the service lists them: sub first. */
export function attributeList(user: User, readable?: readonly string[]): AttributeList {
  const entries = Object.entries(user.attributes).filter(([name]) => readable?.includes(name) ?? true)
  return [{ Name: 'sub', Value: user.sub }, ...entries.map(([Name, Value]) => ({ Name, Value }))]
}

/** A list of attributes by name; the last of several with one name counts. */
export function valuesOf(attributes: AttributeList): User['attributes'] {
  return Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]))
}

/** Refuses attributes that the app client may not write. */
export function requireWritable({ client }: Pick<Services, 'client'>, attributes: AttributeList): void {
  if (attributes.every(({ Name }) => client.WriteAttributes.includes(Name))) return
  throw notAuthorized('A client attempted to write unauthorized attribute')
}

/** The user with new attributes; the address stays unique. An operator who changes it has to call it verified. */
export function withAttributes(
  { state }: Pick<Services, 'state'>,
  user: User,
  attributes: AttributeList,
): User {
  requireMutable(attributes)
  const changed = valuesOf(attributes)
  const email = changed['email']
  if (email === undefined || email === user.attributes['email']) {
    return { ...user, attributes: withoutBlanks({ ...user.attributes, ...changed }) }
  }
  requireEmail(email)
  if (changed['email_verified'] !== 'true') throw unsupported('An operator changing an address unverified')
  moveEmail(state, user, email)
  return { ...user, attributes: withoutBlanks({ ...user.attributes, ...changed }) }
}

/** Refuses a change of `sub`, which is no attribute to write. */
export function requireMutable(attributes: AttributeList): void {
  if (attributes.every(({ Name }) => Name !== 'sub')) return
  throw invalidParameter('Cannot modify the non-mutable attribute sub')
}

/** A blank value removes an attribute. */
function withoutBlanks(attributes: User['attributes']): User['attributes'] {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''))
}

/** Refuses what cannot be a user name in a pool whose users sign in by address. */
export function requireEmail(username: string): void {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(username)) throw invalidParameter('Username should be an email.')
}

function moveEmail(state: Services['state'], user: User, email: string): void {
  const owner = state.subsByEmail.get(email.toLowerCase())
  if (owner !== undefined && owner !== user.sub) {
    throw new CognitoError('AliasExistsException', 'An account with the given email already exists.')
  }
  state.subsByEmail.delete(user.attributes['email']?.toLowerCase() ?? '')
  state.subsByEmail.set(email.toLowerCase(), user.sub)
}
