import {
  DescribeUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { systemCode } from '#infra/doctor/aws-call.ts'
import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { variablesFix } from '#infra/doctor/remedies.ts'

/** No refresh token looks like it. */
const NO_TOKEN = 'npm-run-doctor'

/** Cognito takes the site's client secret. */
export const clientSecret: Check = {
  name: 'Client secret',
  examine: async (context) => {
    const [clientId, secret] = [context.set('COGNITO_CLIENT_ID'), context.set('COGNITO_CLIENT_SECRET')]
    if (clientId === undefined || secret === undefined)
      return skipped('the variables of the client are not in order')
    const { code } = await context.publicKeys()
    if (code !== 'fetched') return skipped('Cognito does not answer, or not for this pool')
    const objection = await objectionTo(context, clientId, secret)
    if (objection === undefined)
      return resultOf(await unlikeThePools(context, clientId, secret), 'Cognito takes it')
    return resultOf([fail(objection, variablesFix(context))], '')
  },
}

/**
 * Trades in a made-up refresh token, as the site would a real one: it counts for no limit, runs no trigger and changes
 * nothing, and Cognito says whether it is the secret or the token that it does not take.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
async function objectionTo(
  context: Context,
  ClientId: string,
  ClientSecret: string,
): Promise<string | undefined> {
  const input = { ClientId, ClientSecret, RefreshToken: NO_TOKEN }
  try {
    await context.aws.cognito.send(new GetTokensFromRefreshTokenCommand(input))
    return undefined
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const isAboutSecret = /secret/i.test(error.message)
    if (error instanceof NotAuthorizedException && !isAboutSecret) return undefined
    if (isAboutSecret) return 'COGNITO_CLIENT_SECRET is not the secret of this client: nobody can sign in'
    if (error.name === 'ResourceNotFoundException')
      return `Cognito knows no client ${ClientId}: nobody can sign in`
    return `It could not be tried: ${systemCode(error) || error.name}`
  }
}

/**
 * Nobody has written down which of the two Cognito looks at first. So the secret is compared with the pool's, too, where an
 * operator may see that. A client can have two while one is being replaced, and shows one.
 */
async function unlikeThePools(context: Context, ClientId: string, secret: string): Promise<Problem[]> {
  const pool = await context.pool()
  if (!pool.ok) return []
  const command = new DescribeUserPoolClientCommand({ UserPoolId: pool.value.Id, ClientId })
  const described = await context.aws.cognito.send(command).catch(() => undefined)
  const shown = described?.UserPoolClient?.ClientSecret
  if (shown === undefined || shown === secret) return []
  const what = 'COGNITO_CLIENT_SECRET is not the one that the pool shows, though Cognito did not object'
  return [warning(what, `Unless it is being replaced: ${variablesFix(context)}`)]
}
