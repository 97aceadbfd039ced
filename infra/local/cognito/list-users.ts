import { z } from 'zod'
import { describedUser } from './admin.ts'
import type { Operation } from './services.ts'
import { requirePool, requireSigned } from './signed.ts'
import { unsupported } from './unsupported.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({
  UserPoolId: shapes.userPoolId,
  Filter: z.string().max(256).optional(),
  Limit: z.number().min(0).max(60).default(60),
  PaginationToken: z.string().optional(),
})

const STATUS = /^cognito:user_status\s*=\s*"(\w+)"$/

/**
 * Users by their status, the one filter that is imitated; there is never a second page.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
export const listUsers: Operation = async (services, body, headers) => {
  requireSigned(headers)
  const input = parseInput(Input, body)
  requirePool(services, input.UserPoolId)
  const status = STATUS.exec(input.Filter ?? '')?.[1]
  if (status === undefined) throw unsupported(`ListUsers with the filter ${input.Filter ?? '(none)'}`)
  const users = [...services.state.users.entries()].map(([, user]) => user)
  const Users = users.filter((user) => user.status === status).slice(0, input.Limit)
  return {
    Users: Users.map((user) => {
      const { UserAttributes: Attributes, ...described } = describedUser(user)
      return { ...described, Attributes }
    }),
  }
}
