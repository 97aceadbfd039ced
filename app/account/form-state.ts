import 'server-only'
import { z } from 'zod'

export const nameStates = {
  name: 'name',
  schema: z.discriminatedUnion('status', [
    z.object({ status: z.enum(['idle', 'saved']) }),
    z.object({
      status: z.literal('invalid'),
      name: z.string(),
      fault: z.enum(['too-long', 'characters']),
    }),
    z.object({ status: z.literal('unavailable'), name: z.string() }),
  ]),
}

export type NameState = z.infer<typeof nameStates.schema>

/** What a form of one button knows after it was sent. */
const ConfirmSchema = z.object({ status: z.enum(['idle', 'unavailable']) })

export type ConfirmState = z.infer<typeof ConfirmSchema>

export const signOutEverywhereStates = { name: 'sign-out-everywhere', schema: ConfirmSchema }

export const deleteAccountStates = { name: 'delete-account', schema: ConfirmSchema }
