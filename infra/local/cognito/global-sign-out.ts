import { z } from 'zod'
import { requireAccessToken } from './access-token.ts'
import type { Operation } from './services.ts'
import { endSignIns } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ AccessToken: shapes.token })

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export const globalSignOut: Operation = async (services, body) => {
  const { AccessToken } = parseInput(Input, body)
  const { user } = await requireAccessToken(services, AccessToken)
  endSignIns(services, user)
  return {}
}
