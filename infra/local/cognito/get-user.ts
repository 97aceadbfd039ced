import { z } from 'zod'
import { requireAccessToken } from './access-token.ts'
import { attributeList } from './attributes.ts'
import type { Operation } from './services.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ AccessToken: shapes.token })

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export const getUser: Operation = async (services, body) => {
  const { AccessToken } = parseInput(Input, body)
  const { user } = await requireAccessToken(services, AccessToken)
  return {
    Username: user.sub,
    UserAttributes: attributeList(user, services.client.ReadAttributes),
  }
}
