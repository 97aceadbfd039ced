import { requireAdminUser } from './admin.ts'
import type { Operation } from './services.ts'
import { endSignIns } from './users.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html */
export const adminUserGlobalSignOut: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  endSignIns(services, user)
  return {}
}
