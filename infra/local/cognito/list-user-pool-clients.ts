import { z } from 'zod'
import type { Operation } from './services.ts'
import { requirePool, requireSigned } from './signed.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ UserPoolId: shapes.userPoolId, MaxResults: z.number().min(1).max(60).optional() })

/**
 * The pool's one client, and those that somebody is said to have added; there is never a second page.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html
 */
export const listUserPoolClients: Operation = async (services, body, headers) => {
  requireSigned(headers)
  requirePool(services, parseInput(Input, body).UserPoolId)
  const { poolId, client, identity, otherClients } = services
  const own = { UserPoolId: poolId, ClientId: identity.clientId, ClientName: client.ClientName }
  const others = otherClients.map((name) => ({
    UserPoolId: poolId,
    ClientId: `${name}0000`,
    ClientName: name,
  }))
  return { UserPoolClients: [own, ...others] }
}
