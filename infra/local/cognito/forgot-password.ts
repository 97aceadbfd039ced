import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { requireBelow } from './hourly-limit.ts'
import { simulatedDelivery } from './mailed-code.ts'
import {
  hasProvenAddress,
  mailResetCode,
  noProvenAddress,
  requireRecovery,
  requireResettable,
} from './reset-code.ts'
import type { Operation, Services } from './services.ts'
import { findUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const CODES_PER_HOUR = 5

const Input = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export const forgotPassword: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  requireRecovery(services)
  const user = findUser(services, input.Username)
  if (user === undefined || !user.enabled) return simulatedDelivery(services, input.Username)
  requireResettable(user)
  if (!hasProvenAddress(user)) return withoutAddress(services, input.Username)

  const recoveries = requireBelow(CODES_PER_HOUR, user.recoveries, services.clock())
  return {
    CodeDeliveryDetails: await mailResetCode(services, { ...user, recoveries }, input.ClientMetadata),
  }
}

function withoutAddress(services: Services, username: string): object {
  const isSimulated = services.assumptions.recoveryWithoutAddress === 'simulated'
  if (isSimulated && services.client.PreventUserExistenceErrors === 'ENABLED') {
    return simulatedDelivery(services, username)
  }
  throw noProvenAddress()
}
