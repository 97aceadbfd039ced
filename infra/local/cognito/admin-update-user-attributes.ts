import { z } from 'zod'
import { requireAdminUser } from './admin.ts'
import { withAttributes } from './attributes.ts'
import type { Operation } from './services.ts'
import { saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

const Input = z.object({ UserAttributes: shapes.attributes })

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html */
export const adminUpdateUserAttributes: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  saveUser(services, withAttributes(services, user, parseInput(Input, body).UserAttributes))
  return {}
}
