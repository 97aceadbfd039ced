import 'server-only'
import { z } from 'zod'
import { PasswordFaultSchema } from '#app/_forms/password-state.ts'

/** What the form for another password knows after it was sent; no password is in it. */
export const changePasswordStates = {
  name: 'change-password',
  schema: z.discriminatedUnion('status', [
    z.object({ status: z.literal('idle') }),
    z.object({
      status: z.literal('invalid'),
      currentFault: z.enum(['missing', 'wrong']).optional(),
      newFault: PasswordFaultSchema.optional(),
    }),
    z.object({ status: z.literal('refused'), reason: z.enum(['too-often', 'still-open', 'unavailable']) }),
  ]),
}

export type ChangePasswordState = z.infer<typeof changePasswordStates.schema>
