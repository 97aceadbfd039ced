import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { type Check, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import { awsCommand, problemFor } from '#infra/doctor/remedies.ts'

/** As many as one call lists. */
const LISTED = 60

/**
 * No account waits for a reset of its password where no page asks for one: an import from CSV leaves accounts so, and
 * AdminResetUserPassword does. Cognito then refuses every sign-in, and the code never goes out.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html
 */
export const accounts: Check = {
  name: 'Accounts',
  examine: async (context) => {
    const pool = await context.pool()
    if (!pool.ok) return skipped('the pool could not be looked at')
    if (context.signInMode !== 'code')
      return resultOf([], 'a password that has to be reset is asked for by the site')
    const filter = { Filter: 'cognito:user_status = "RESET_REQUIRED"', Limit: LISTED }
    const command = new ListUsersCommand({ UserPoolId: pool.value.Id, ...filter })
    const listed = await awsCall('cognito-idp:ListUsers', context.aws.cognito.send(command))
    if (!listed.ok) return resultOf([problemFor(context, listed.error)], '')
    const { Users: [first, ...others] = [] } = listed.value
    if (first === undefined) return resultOf([], 'none waits for a reset of its password')
    const count = others.length + 1 < LISTED ? `${others.length + 1}` : `${LISTED} or more`
    const set = `cognito-idp admin-set-user-password --user-pool-id ${pool.value.Id} --username ${first.Username} --permanent --password "$(openssl rand -base64 48)aA1!"`
    return resultOf(
      [
        warning(
          `Accounts that wait for a reset of the password (imported, or reset by an operator): ${count}. No code goes out to them`,
          `Give each a password that no one knows, such as the first: ${awsCommand(context, set)}`,
        ),
      ],
      '',
    )
  },
}
