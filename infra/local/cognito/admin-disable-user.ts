import { requireAdminUser } from './admin.ts'
import type { Operation } from './services.ts'
import { saveUser } from './users.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html */
export const adminDisableUser: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  saveUser(services, { ...user, enabled: false, signedOutAt: services.clock() })
  return {}
}
