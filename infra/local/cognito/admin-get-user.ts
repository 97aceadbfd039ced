import { describedUser, requireAdminUser } from './admin.ts'
import type { Operation } from './services.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export const adminGetUser: Operation = async (services, body, headers) =>
  describedUser(requireAdminUser(services, body, headers))
