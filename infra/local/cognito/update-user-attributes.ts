import { z } from 'zod'
import { requireAccessToken } from './access-token.ts'
import { requireWritable, withAttributes } from './attributes.ts'
import type { Operation } from './services.ts'
import { saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ AccessToken: shapes.token, UserAttributes: shapes.attributes })

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html */
export const updateUserAttributes: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  const { user } = await requireAccessToken(services, input.AccessToken)
  requireWritable(services, input.UserAttributes)
  saveUser(services, withAttributes(services, user, input.UserAttributes))
  return {}
}
