import { epochSeconds } from '#lib/clock.ts'
import { requireAdminUser } from './admin.ts'
import { attributeList } from './attributes.ts'
import type { Operation } from './services.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export const adminGetUser: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  return {
    Username: user.sub,
    UserAttributes: attributeList(user),
    UserCreateDate: epochSeconds(user.createdAt),
    UserLastModifiedDate: epochSeconds(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}
