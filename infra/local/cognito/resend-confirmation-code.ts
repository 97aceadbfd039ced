import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { sendConfirmationCode } from './confirmation-code.ts'
import { invalidParameter } from './errors.ts'
import { requireBelow } from './hourly-limit.ts'
import { simulatedDelivery } from './mailed-code.ts'
import type { Operation } from './services.ts'
import { findUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const RESENDS_PER_HOUR = 5

const Input = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
  ClientMetadata: shapes.stringMap.optional(),
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
export const resendConfirmationCode: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  const user = findUser(services, input.Username)
  if (user === undefined || !user.enabled) return simulatedDelivery(services, input.Username)
  if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.')
  if (!services.pool.AutoVerifiedAttributes.includes('email')) {
    throw invalidParameter('Cannot resend codes. Auto verification not turned on.')
  }
  const resends = requireBelow(RESENDS_PER_HOUR, user.resends, services.clock())
  const reason = { source: 'ResendCode', clientMetadata: input.ClientMetadata } as const
  return { CodeDeliveryDetails: await sendConfirmationCode(services, { ...user, resends }, reason) }
}
