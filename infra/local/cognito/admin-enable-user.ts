import { requireAdminUser } from './admin.ts'
import type { Operation } from './services.ts'
import { saveUser } from './users.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html */
export const adminEnableUser: Operation = async (services, body, headers) => {
  saveUser(services, { ...requireAdminUser(services, body, headers), enabled: true })
  return {}
}
