import * as z from 'zod'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { MAX_ADDRESS_LENGTH } from './rate-limit.ts'

const About = {
  email: EmailAddressSchema,
  /** The ARN of the caller, as the caller tells it. */
  operator: z.string().min(1).max(2_048),
  /** Of the owner, where it is known: networks are counted apart. */
  clientAddress: z.string().max(MAX_ADDRESS_LENGTH).optional(),
}

/** What an operator does to an account with calls of Cognito's own. */
const RecordedActSchema = z.enum(['group-add', 'group-remove', 'disable', 'enable', 'sign-out'])

export type RecordedAct = z.infer<typeof RecordedActSchema>

/**
 * What `npm run people` asks of the function of `people.ts`. `limits` reads those of an address. `unlock` gives tries and emails
 * back. `record` logs what the command is about to do by itself.
 */
export const PeopleRequestSchema = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('limits'), ...About }),
  z.strictObject({ operation: z.literal('unlock'), ...About }),
  z.strictObject({
    operation: z.literal('record'),
    ...About,
    act: RecordedActSchema,
    group: z.string().max(128).optional(),
  }),
])

export type PeopleRequest = z.input<typeof PeopleRequestSchema>

/** Of a network or a browser, a limit may come several times: once for each that counts. */
const LimitSchema = z.object({
  name: z.enum([
    'wrong-codes',
    'pause',
    'emails',
    'emails-of-network',
    'emails-of-known-browser',
    'emails-by-cognito',
    'emails-of-mailbox',
    'emails-of-mailbox-and-network',
    'starts',
    'signups',
    'guesses',
  ]),
  windows: z.array(z.object({ used: z.number(), limit: z.number(), seconds: z.number() })),
  /** When it admits another event, epoch milliseconds; null while it does. */
  until: z.number().nullable(),
})

export type Limit = z.infer<typeof LimitSchema>

/** The limits of an address at a time of the function's clock. All times are epoch milliseconds. */
export const LimitsSchema = z.object({
  now: z.number(),
  /** The last code that was asked for; never the code itself. */
  code: z.object({
    state: z.enum(['none', 'live', 'used-up', 'used', 'expired']),
    triesLeft: z.number(),
    expiresAt: z.number().nullable(),
    usedAt: z.number().nullable(),
    /** An email of it is on its way to SES. */
    isSending: z.boolean(),
  }),
  limits: z.array(LimitSchema),
})

export type Limits = z.infer<typeof LimitsSchema>
