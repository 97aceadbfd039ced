import {
  DescribeUserPoolClientCommand,
  GetTokensFromRefreshTokenCommand,
  NotAuthorizedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { awsProblem } from '#infra/aws/errors.ts'
import { type Check, fail, type Problem, resultOf, skipped, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { variablesFix } from '#infra/doctor/remedies.ts'

const NO_TOKEN = 'npm-run-doctor'

/** Cognito accepts the site's client secret. */
export const clientSecret: Check = {
  name: 'Client secret',
  run: async (context) => {
    const [clientId, secret] = [
      context.variable('COGNITO_CLIENT_ID'),
      context.variable('COGNITO_CLIENT_SECRET'),
    ]
    if (clientId === undefined || secret === undefined)
      return skipped('COGNITO_CLIENT_ID or COGNITO_CLIENT_SECRET is not set, or malformed')
    const { code } = await context.publicKeys()
    if (code !== 'fetched') return skipped('Cognito does not answer for this pool')
    const objection = await objectionTo(context, clientId, secret)
    if (objection === undefined)
      return resultOf(await unlikeThePools(context, clientId, secret), 'Cognito accepts it')
    return resultOf([fail(objection, variablesFix(context))], '')
  },
}

/**
 * Sends an invalid refresh token, as the site would a real one. That counts towards no limit, runs no trigger and changes
 * nothing, and Cognito's error says whether the secret or the token is wrong.
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
    if (isAboutSecret) return 'COGNITO_CLIENT_SECRET is not the secret of this client: sign-ins fail'
    if (error.name === 'ResourceNotFoundException') return `Cognito has no client ${ClientId}: sign-ins fail`
    return `The secret could not be tested: ${awsProblem(error).name}`
  }
}

/**
 * AWS does not document whether Cognito checks the secret or the token first. So the secret is also compared with the one
 * that the pool shows, if that may be read. During a rotation a client has two secrets and shows one.
 */
async function unlikeThePools(context: Context, ClientId: string, secret: string): Promise<Problem[]> {
  const pool = await context.pool()
  if (!pool.ok) return []
  const command = new DescribeUserPoolClientCommand({ UserPoolId: pool.value.Id, ClientId })
  const described = await context.aws.cognito.send(command).catch(() => undefined)
  const shown = described?.UserPoolClient?.ClientSecret
  if (shown === undefined || shown === secret) return []
  const summary = 'COGNITO_CLIENT_SECRET is not the secret that the pool shows, although Cognito accepted it'
  return [warning(summary, `Unless it is being rotated: ${variablesFix(context)}`)]
}
