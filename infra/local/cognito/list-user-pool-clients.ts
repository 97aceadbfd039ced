import { z } from 'zod'
import { requirePool, requireSignature } from './admin.ts'
import type { Operation } from './services.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ UserPoolId: shapes.userPoolId, MaxResults: z.number().min(1).max(60).optional() })

/**
 * All clients of the pool; there is never a second page.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html
 */
export const listUserPoolClients: Operation = async (services, body, headers) => {
  requireSignature(headers)
  requirePool(services, parseInput(Input, body).UserPoolId)
  const { poolId, listedClients } = services
  return { UserPoolClients: listedClients.map((client) => ({ UserPoolId: poolId, ...client })) }
}
