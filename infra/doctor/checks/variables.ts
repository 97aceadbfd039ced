import { type Check, found, type Trouble, warning, wrong } from '#infra/doctor/finding.ts'
import type { Look } from '#infra/doctor/look.ts'
import { setVariables } from '#infra/doctor/mending.ts'

/** The site's variables, as `lib/env.ts` reads them. No value of a secret is ever shown. */
export const variables: Check = {
  name: 'Variables',
  examine: async (look) => {
    const faults = look.variableFaults.map(({ name, message }) =>
      wrong(`${name} ${message}`, mend(look, name)),
    )
    const origin = look.set('APP_ORIGIN')
    return found(
      [...faults, ...unlimitedStarts(look)],
      `complete: ${origin}, sign-in with ${look.signInMode}`,
    )
  },
}

const PLACES = 'in .env.local, or in the project settings of Vercel or Amplify Hosting'

function mend(look: Look, name: string): string {
  if (look.where === 'local') return setVariables(look)
  if (name.startsWith('AWS_ENDPOINT_URL')) return `Remove it ${PLACES}.`
  if (name === 'SESSION_SECRET') return `openssl rand -base64 32 draws one; set it ${PLACES}.`
  if (name.startsWith('COGNITO_')) return setVariables(look)
  return `Set it ${PLACES}; .env.example explains it.`
}

/** Without the visitor's address, starts have no limit of their own; on this machine there is one visitor. */
function unlimitedStarts({ set }: Look): Trouble[] {
  const isPublic = set('APP_ORIGIN')?.startsWith('https:') === true
  if (!isPublic || set('TRUSTED_IP_HEADER') !== undefined) return []
  return [
    warning(
      'TRUSTED_IP_HEADER is not set: starts are not limited by client address, only by account (docs/limits.md)',
      `Set it ${PLACES}, to the header in which that platform writes the visitor's address; see .env.example.`,
    ),
  ]
}
