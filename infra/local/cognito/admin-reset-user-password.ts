import { z } from 'zod'
import { requireAdminUser } from './admin.ts'
import {
  hasProvenAddress,
  mailResetCode,
  noProvenAddress,
  requireRecovery,
  requireResettable,
} from './reset-code.ts'
import type { Operation } from './services.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ ClientMetadata: shapes.stringMap.optional() })

/**
 * Sets RESET_REQUIRED and mails a code as ForgotPassword does. Sign-ins so far live on.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html
 */
export const adminResetUserPassword: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  const { ClientMetadata } = parseInput(Input, body)
  requireRecovery(services)
  requireResettable(user)
  if (!hasProvenAddress(user)) throw noProvenAddress()
  await mailResetCode(services, { ...user, status: 'RESET_REQUIRED' }, ClientMetadata)
  return {}
}
