import { z } from 'zod'
import { requireAccessToken } from './access-token.ts'
import { incorrectUsernameOrPassword } from './cognito-error.ts'
import { requireBelow } from './hourly-limit.ts'
import { requirePassword } from './password-policy.ts'
import { isPassword, keptPassword } from './passwords.ts'
import type { Operation } from './services.ts'
import { saveUser } from './users.ts'
import { parseInput, shapes } from './validation.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const CALLS_PER_HOUR = 5

const Input = z.object({
  AccessToken: shapes.token,
  PreviousPassword: shapes.password,
  ProposedPassword: shapes.password,
})

/**
 * Sign-ins so far live on, this one too.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export const changePassword: Operation = async (services, body) => {
  const input = parseInput(Input, body)
  const { user } = await requireAccessToken(services, input.AccessToken)
  requirePassword(services.pool, input.ProposedPassword)
  const passwordChanges = requireBelow(CALLS_PER_HOUR, user.passwordChanges, services.clock())
  const counted = { ...user, passwordChanges }
  saveUser(services, counted)
  if (!isPassword(services, user.sub, user.password, input.PreviousPassword)) {
    throw incorrectUsernameOrPassword()
  }
  saveUser(services, { ...counted, password: keptPassword(services, user.sub, input.ProposedPassword) })
  return {}
}
