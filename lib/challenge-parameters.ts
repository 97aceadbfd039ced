import * as z from 'zod'
import { CODE_DIGITS } from './code-digits.ts'

/**
 * The answer by which the site asks for the code once more on an open round, with `resend: 'true'` in its ClientMetadata.
 * No code can look like it.
 */
export const RESEND_ANSWER = 'RESEND'

/** The title of the code's field and its hint as the trigger says them, in English: the page translates these two. */
export const FIELD_TITLE = 'Enter the code'

export function fieldHint(codeLength: number): string {
  return `The ${codeLength}-digit code from our e-mail`
}

const EPOCH_SECONDS = z.coerce.number().int().nonnegative()

/**
 * What CreateAuthChallenge tells the page, so that the page invents nothing. Cognito carries these as strings in
 * `ChallengeParameters`; both ends use this one schema.
 */
export const ChallengeParametersSchema = z.object({
  /** The code page's title and hint, chosen by the trigger as in AWS's tutorial. */
  fieldTitle: z.string().max(60).optional(),
  fieldHint: z.string().max(100).optional(),
  codeLength: z.coerce.number().int().min(CODE_DIGITS.least).max(CODE_DIGITS.most),
  /** What the mail's From line says, so that people know what to look for. */
  sender: z.string().max(320),
  /** `used`: it has signed somebody in. `used-up`: its tries are over. */
  codeState: z.enum(['live', 'expired', 'used', 'used-up']),
  /** Wrong tries left before the code is dead; 0 when it is. */
  triesLeft: z.coerce.number().int().nonnegative(),
  /** Epoch seconds, by the triggers' clock: when the code stops working, when it was last mailed, when another may be asked for. */
  expiresAt: EPOCH_SECONDS,
  sentAt: EPOCH_SECONDS,
  resendAt: EPOCH_SECONDS,
  /** `sent`: this start mailed it. `recent`: mailed moments ago, not again. `limited`: too many mails, nothing sent. */
  delivery: z.enum(['sent', 'recent', 'limited']),
})

export type ChallengeParameters = z.infer<typeof ChallengeParametersSchema>

/** The same facts as the string map that Cognito accepts as `publicChallengeParameters`. */
export function toPublicChallengeParameters(parameters: ChallengeParameters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )
}
