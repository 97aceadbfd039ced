import { type Check, fail, type Problem, resultOf, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { variablesFix } from '#infra/doctor/remedies.ts'

/** The site's variables, parsed as in `lib/env.ts`. Secrets are never printed. */
export const variables: Check = {
  name: 'Variables',
  run: async (context) => {
    const faults = context.variableFaults.map(({ name, message }) =>
      fail(`${name} ${message}`, fix(context, name)),
    )
    const origin = context.variable('APP_ORIGIN')
    return resultOf(
      [...faults, ...unlimitedStarts(context)],
      `complete: ${origin}, sign-in with ${context.signInMode}`,
    )
  },
}

const PLACES = 'in .env.local, or in the project settings of Vercel or Amplify Hosting'

function fix(context: Context, name: string): string {
  if (context.where === 'local') return variablesFix(context)
  if (name.startsWith('AWS_ENDPOINT_URL')) return `Remove it ${PLACES}.`
  if (name === 'SESSION_SECRET') return `Generate one with openssl rand -base64 32, and set it ${PLACES}.`
  if (name.startsWith('COGNITO_')) return variablesFix(context)
  return `Set it ${PLACES}; .env.example explains it.`
}

/** Without the client address, starts are limited by account only. A local site has one visitor. */
function unlimitedStarts({ variable }: Context): Problem[] {
  const isPublic = variable('APP_ORIGIN')?.startsWith('https:') === true
  if (!isPublic || variable('TRUSTED_IP_HEADER') !== undefined) return []
  return [
    warning(
      'TRUSTED_IP_HEADER is not set: starts are not limited by client address, only by account (docs/limits.md)',
      `Set it ${PLACES} to the header that holds the visitor's address on that platform; see .env.example.`,
    ),
  ]
}
