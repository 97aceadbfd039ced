import { z } from 'zod'
import { listedUser, requirePool, requireSignature } from './admin.ts'
import { invalidParameter, unsupported } from './errors.ts'
import { pageOf } from './paging.ts'
import type { Operation } from './services.ts'
import type { User } from './state.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({
  UserPoolId: shapes.userPoolId,
  AttributesToGet: z.array(z.string()).optional(),
  Filter: z.string().max(256).default(''),
  Limit: shapes.limit,
  PaginationToken: shapes.pageToken,
})

/**
 * Users by one attribute, or all of them.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
export const listUsers: Operation = async (services, body, headers) => {
  requireSignature(headers)
  const input = parseInput(Input, body)
  requirePool(services, input.UserPoolId)
  if (input.AttributesToGet !== undefined) throw unsupported('ListUsers with AttributesToGet')
  const users = [...services.state.users.values()].filter(filterOf(input.Filter))
  const asked = { limit: input.Limit, token: input.PaginationToken }
  const { page, next } = pageOf(users, ({ sub }) => sub, asked)
  return { Users: page.map(listedUser), ...(next === undefined ? {} : { PaginationToken: next }) }
}

/** `email = "anna@example.com"`, or `^=` for a beginning; the name may be quoted, and quotes in the value are escaped. */
const FILTER = /^\s*(?<quote>"?)(?<name>[\w:]+)\k<quote>\s*(?<type>\^?=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*$/

function filterOf(filter: string): (user: User) => boolean {
  if (filter === '') return () => true
  const { name = '', type, value = '' } = FILTER.exec(filter)?.groups ?? {}
  const read = searchable[name]
  if (read === undefined) throw invalidParameter('Error while parsing filter.')
  const wanted = value.replace(/\\(.)/g, '$1')
  return (user) => {
    const found = read(user)
    return type === '=' ? found === wanted : found.startsWith(wanted)
  }
}

/** What can be searched for; there are no custom attributes among it. */
const searchable: Readonly<Record<string, (user: User) => string>> = {
  username: ({ sub }) => sub,
  sub: ({ sub }) => sub,
  status: ({ enabled }) => (enabled ? 'Enabled' : 'Disabled'),
  'cognito:user_status': ({ status }) => status,
  ...Object.fromEntries(
    ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'].map((name) => [
      name,
      ({ attributes }: User) => attributes[name] ?? '',
    ]),
  ),
}
