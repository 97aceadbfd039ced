import 'server-only'
import { z } from 'zod'
import { PasswordFaultSchema } from '#app/_forms/password-state.ts'

/** What the form for a password of one's own knows after it was sent. */
export const newPasswordStates = {
  name: 'new-password',
  schema: z.discriminatedUnion('status', [
    z.object({ status: z.literal('idle') }),
    z.object({ status: z.literal('invalid'), passwordFault: PasswordFaultSchema }),
  ]),
}

export type NewPasswordState = z.infer<typeof newPasswordStates.schema>
