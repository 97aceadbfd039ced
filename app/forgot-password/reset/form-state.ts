import 'server-only'
import { z } from 'zod'
import { PasswordFaultSchema } from '#app/_forms/password-state.ts'

const CodeFaultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['empty', 'letters']) }),
  z.object({ kind: z.literal('length'), count: z.number() }),
])

/** What the form for a new password knows after it was sent. The code is kept, the password never. */
export const resetStates = {
  name: 'reset',
  schema: z.discriminatedUnion('status', [
    z.object({ status: z.literal('idle') }),
    z.object({
      status: z.literal('invalid'),
      code: z.string(),
      codeFault: CodeFaultSchema.optional(),
      passwordFault: PasswordFaultSchema.optional(),
    }),
    z.object({
      status: z.literal('refused'),
      code: z.string(),
      /** `wrong-again` from the second wrong code in a row. */
      reason: z.enum(['wrong', 'wrong-again', 'unavailable']),
    }),
  ]),
}

export type ResetState = z.infer<typeof resetStates.schema>
