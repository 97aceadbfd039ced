import 'server-only'
import { z } from 'zod'
import { StartErrorSchema } from '#app/_forms/start-state.ts'

/** What the page that asks for a fresh code knows after it was sent. `invalid`: the password is missing. */
export const reauthenticateStates = {
  name: 'reauthenticate',
  schema: z.discriminatedUnion('status', [
    z.object({ status: z.enum(['idle', 'invalid']) }),
    z.object({ status: z.literal('refused'), reason: StartErrorSchema }),
  ]),
}

export type ReauthenticateState = z.infer<typeof reauthenticateStates.schema>
