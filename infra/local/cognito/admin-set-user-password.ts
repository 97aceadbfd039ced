import { z } from 'zod'
import { requireAdminUser } from './admin.ts'
import { requirePassword } from './password-policy.ts'
import { keptPassword } from './passwords.ts'
import type { Operation } from './services.ts'
import { unsupported } from './unsupported.ts'
import { saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ Password: shapes.password, Permanent: z.boolean().default(false) })

/**
 * Sign-ins so far live on. A password for the time being, which its owner has to change, is not imitated.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
 */
export const adminSetUserPassword: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  const { Password, Permanent } = parseInput(Input, body)
  if (!Permanent) throw unsupported('AdminSetUserPassword without Permanent')
  requirePassword(services.pool, Password)
  saveUser(services, {
    ...user,
    status: 'CONFIRMED',
    password: keptPassword(services, user.sub, Password),
  })
  return {}
}
