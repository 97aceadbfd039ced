import { z } from 'zod'
import { requireAdminUser } from './admin.ts'
import { requirePassword } from './password-policy.ts'
import { keptPassword } from './passwords.ts'
import type { Operation } from './services.ts'
import { saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ Password: shapes.password, Permanent: z.boolean().default(false) })

/**
 * Sign-ins so far live on. Without `Permanent` the password is a temporary one, which its owner has to change.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
 */
export const adminSetUserPassword: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  const { Password, Permanent } = parseInput(Input, body)
  requirePassword(services.pool, Password)
  saveUser(services, {
    ...user,
    status: Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    password: keptPassword(services, user.sub, Password),
  })
  return {}
}
