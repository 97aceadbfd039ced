import { z } from 'zod'
import { requireClient, requireSecretHash } from './client-check.ts'
import { CognitoError, invalidParameter } from './cognito-error.ts'
import { deliveryDetails, sendConfirmationCode } from './confirmation-code.ts'
import { requireBelow } from './hourly-limit.ts'
import type { Operation, Services } from './services.ts'
import { findUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const RESENDS_PER_HOUR = 5

const Input = z.object({
  ClientId: shapes.clientId,
  SecretHash: shapes.secretHash.optional(),
  Username: shapes.username,
})

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
export const resendConfirmationCode: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  requireClient(services, input.ClientId)
  requireSecretHash(services, input.Username, input.SecretHash)
  const user = findUser(services, input.Username)
  if (user === undefined || !user.enabled) return simulated(services, input.Username)
  if (user.status === 'CONFIRMED') throw invalidParameter('User is already confirmed.')
  const resends = requireBelow(RESENDS_PER_HOUR, user.resends, services.clock())
  return { CodeDeliveryDetails: await sendConfirmationCode(services, { ...user, resends }) }
}

/** With PreventUserExistenceErrors nobody learns that there is no such user. */
function simulated({ client }: Services, username: string): object {
  if (client.PreventUserExistenceErrors === 'ENABLED') {
    return { CodeDeliveryDetails: deliveryDetails(username) }
  }
  throw new CognitoError('UserNotFoundException', 'Username/client id combination not found.')
}
