import { type Check, fail, type Problem, resultOf, warning } from '#infra/doctor/check-result.ts'
import type { Context } from '#infra/doctor/context.ts'
import { variablesFix } from '#infra/doctor/remedies.ts'

/** The site's variables, as `lib/env.ts` reads them. No value of a secret is ever shown. */
export const variables: Check = {
  name: 'Variables',
  examine: async (context) => {
    const faults = context.variableFaults.map(({ name, message }) =>
      fail(`${name} ${message}`, mend(context, name)),
    )
    const origin = context.set('APP_ORIGIN')
    return resultOf(
      [...faults, ...unlimitedStarts(context)],
      `complete: ${origin}, sign-in with ${context.signInMode}`,
    )
  },
}

const PLACES = 'in .env.local, or in the project settings of Vercel or Amplify Hosting'

function mend(context: Context, name: string): string {
  if (context.where === 'local') return variablesFix(context)
  if (name.startsWith('AWS_ENDPOINT_URL')) return `Remove it ${PLACES}.`
  if (name === 'SESSION_SECRET') return `openssl rand -base64 32 draws one; set it ${PLACES}.`
  if (name.startsWith('COGNITO_')) return variablesFix(context)
  return `Set it ${PLACES}; .env.example explains it.`
}

/** Without the visitor's address, starts have no limit of their own; on this machine there is one visitor. */
function unlimitedStarts({ set }: Context): Problem[] {
  const isPublic = set('APP_ORIGIN')?.startsWith('https:') === true
  if (!isPublic || set('TRUSTED_IP_HEADER') !== undefined) return []
  return [
    warning(
      'TRUSTED_IP_HEADER is not set: starts are not limited by client address, only by account (docs/limits.md)',
      `Set it ${PLACES}, to the header in which that platform writes the visitor's address; see .env.example.`,
    ),
  ]
}
