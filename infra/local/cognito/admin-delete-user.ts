import { requireAdminUser } from './admin.ts'
import type { Operation } from './services.ts'
import { removeUser } from './users.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html */
export const adminDeleteUser: Operation = async (services, body, headers) => {
  removeUser(services, requireAdminUser(services, body, headers))
  return {}
}
