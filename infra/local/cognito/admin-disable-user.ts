import { requireAdminUser } from './admin.ts'
import type { Operation } from './services.ts'
import { endSignIns, saveUser } from './users.ts'

/**
 * Ends the user's sign-ins too.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html
 */
export const adminDisableUser: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  saveUser(services, { ...user, enabled: false })
  endSignIns(services, user)
  return {}
}
