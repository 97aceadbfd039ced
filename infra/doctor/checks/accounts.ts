import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { type Check, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import { awsCommand, problemFor } from '#infra/doctor/remedies.ts'

/** The most that one call lists. */
const LISTED = 60

/**
 * In code mode no account may require a password reset, because no page asks for one. An import from CSV and
 * AdminResetUserPassword leave accounts in that state: Cognito then refuses every sign-in and no code is sent.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html
 */
export const accounts: Check = {
  name: 'Accounts',
  run: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be read')
    if (context.signInMode !== 'code') return resultOf([], 'the site handles required password resets')
    const filter = { Filter: 'cognito:user_status = "RESET_REQUIRED"', Limit: LISTED }
    const command = new ListUsersCommand({ UserPoolId: pool.value.Id, ...filter })
    const listed = await awsCall('cognito-idp:ListUsers', context.aws.cognito.send(command))
    if (!listed.ok) return resultOf([problemFor(context, listed.error)], '')
    const { Users: [first, ...others] = [] } = listed.value
    if (first === undefined) return resultOf([], 'none requires a password reset')
    const count = others.length + 1 < LISTED ? `${others.length + 1}` : `${LISTED} or more`
    const set = `cognito-idp admin-set-user-password --user-pool-id ${pool.value.Id} --username ${first.Username} --permanent --password "$(openssl rand -base64 48)aA1!"`
    return resultOf(
      [
        warning(
          `Accounts that require a password reset (imported, or reset by an operator): ${count}. They receive no code`,
          `Set a random password for each. For the first: ${awsCommand(context, set)}`,
        ),
      ],
      '',
    )
  },
}
