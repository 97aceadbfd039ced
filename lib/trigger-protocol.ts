import * as z from 'zod'
import type { Language } from './language.ts'
import { CODE_LENGTH } from './limits.ts'

/*
 * The contract between the site and the pool's triggers: what the site sends along in ClientMetadata, which answers are
 * requests, what the code page is told, and the words in which triggers refuse.
 */

/**
 * What the site tells the triggers of a visitor. It reaches them in the ClientMetadata of SignUp and of
 * RespondToAuthChallenge; InitiateAuth's reaches no challenge trigger.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export type VisitorContext = {
  /** The visitor's IP address, where the platform tells it. */
  readonly clientAddress?: string
  /** A random id that this browser keeps; an account knows the browsers that signed in to it. */
  readonly browserId?: string
  /** Of the page that the visitor reads; the account takes it over when the code was right. */
  readonly language?: Language
}

/** What the site asks of the triggers, beside the visitor's context. */
export type TriggerRequest = {
  /** Of CreateAuthChallenge: mail the code. */
  readonly requestCode?: 'true'
  /** Of PreSignUp: count a start of this client address, and create no account. */
  readonly chargeStart?: 'true'
  /** Of PostConfirmation: the account was there before the sign-up that is confirmed now. */
  readonly begunBefore?: 'true'
}

/** ClientMetadata as the triggers read it. Any caller with the client's secret can send anything: nothing here is proof. */
export const ClientMetadataSchema = z.looseObject({
  clientAddress: z.string().optional(),
  browserId: z.string().max(64).optional(),
  language: z.string().optional(),
  requestCode: z.string().optional(),
  chargeStart: z.string().optional(),
  begunBefore: z.string().optional(),
} satisfies Record<keyof VisitorContext | keyof TriggerRequest, z.ZodType>)

/** The answer that asks for the code, with `requestCode: 'true'` in ClientMetadata. It costs no try; no code looks like it. */
export const CODE_REQUEST = 'REQUEST_CODE'

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
  codeLength: z.coerce.number().int().min(CODE_LENGTH.least).max(CODE_LENGTH.most),
  /** What the mail's From line says, so that people know what to look for. */
  sender: z.string().max(320),
  /** `used`: it has signed somebody in. `used-up`: its tries are over. */
  codeState: z.enum(['live', 'expired', 'used', 'used-up']),
  /** Wrong tries left before the code is dead; 0 when it is. */
  triesLeft: z.coerce.number().int().nonnegative(),
  /** Epoch seconds: when the code stops working, when it was last mailed, when another may be asked for. */
  expiresAt: EPOCH_SECONDS,
  sentAt: EPOCH_SECONDS,
  resendAt: EPOCH_SECONDS,
  /** The triggers' time at which this was said, epoch seconds: what the times above are to be compared with. */
  saidAt: EPOCH_SECONDS,
  /**
   * `sent`: this round mailed a new code. `sent-again`: the same code once more. `recent`: mailed moments ago, not again.
   * `limited`: this address had its share of mails. `too-many-starts`: this client address had its share of starts; another
   * is possible at `resendAt`. `failed`: SES took no mail.
   */
  delivery: z.enum(['sent', 'sent-again', 'recent', 'limited', 'too-many-starts', 'failed']),
})

export type ChallengeParameters = z.infer<typeof ChallengeParametersSchema>

/** What an opened flow says before a code was asked for: it depends on no account. */
export type OpeningParameters = Pick<ChallengeParameters, 'fieldTitle' | 'fieldHint' | 'codeLength'>

/** The same facts as the string map that Cognito accepts as `publicChallengeParameters`. */
export function toPublicChallengeParameters(
  parameters: ChallengeParameters | OpeningParameters,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )
}

const PLAIN_REFUSALS = [
  /** PreSignUp: the address is none that the site would take. */
  'InvalidEmailAddress',
  /** PreSignUp: the start was counted, which was all that was asked. */
  'StartCharged',
  /** CustomMessage: the address had its share of Cognito's own mails. */
  'TooManyMails',
  /** PostConfirmation: what was confirmed is so, but sessions may live on, or an earlier password does. */
  'SignOutFailed',
  'PasswordKept',
] as const

/** Why a trigger refused. */
export type TriggerRefusal =
  | { readonly code: (typeof PLAIN_REFUSALS)[number] }
  /** The client address had its share of starts; seconds, because the two sides' clocks may differ. */
  | { readonly code: 'TooManyStarts'; readonly retryAfterSeconds: number }

/** The error that a trigger refuses with: throwing is its only way, and Cognito hands the message on to the caller. */
export function triggerRefusal(refusal: TriggerRefusal): Error {
  return new Error(
    refusal.code === 'TooManyStarts'
      ? `TooManyStarts for ${refusal.retryAfterSeconds} seconds`
      : refusal.code,
  )
}

/**
 * Reads what `triggerRefusal` wrote in the message of a UserLambdaValidationException: Cognito puts the trigger's name in
 * front and a full stop behind. Undefined for any other error of a trigger.
 */
export function parseTriggerRefusal(message: string): TriggerRefusal | undefined {
  const words = / failed with error (.+?)\.$/s.exec(message)?.[1]
  const seconds = /^TooManyStarts for (\d{1,9}) seconds$/.exec(words ?? '')?.[1]
  if (seconds !== undefined) return { code: 'TooManyStarts', retryAfterSeconds: Number(seconds) }
  const code = PLAIN_REFUSALS.find((refusal) => refusal === words)
  return code === undefined ? undefined : { code }
}
