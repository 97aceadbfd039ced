import 'server-only'
import { z } from 'zod'
import { redirectWithState } from './flash-state.ts'

/** How a session ended. No link can say so: the page after it reads what the action sealed. */
export const signedOutStates = {
  name: 'signed-out',
  schema: z.object({ ending: z.enum(['here', 'everywhere', 'deleted', 'password']) }),
}

type Ending = z.infer<typeof signedOutStates.schema>['ending']

export async function redirectToSignedOut(ending: Ending): Promise<never> {
  return redirectWithState(signedOutStates, '/signed-out', { ending })
}
