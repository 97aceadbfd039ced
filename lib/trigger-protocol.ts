import * as z from 'zod'
import type { Language } from './language.ts'
import { CODE_LENGTH, MAX_EMAIL_LENGTH, MAX_TRIGGER_TEXT_BYTES } from './limits.ts'

/*
 * The contract between the site and the triggers: ClientMetadata, the answer that requests a code, what a challenge tells the code
 * page, and the messages of refusals.
 */

/**
 * What the site tells the triggers about a visitor, in the ClientMetadata of SignUp and RespondToAuthChallenge. (InitiateAuth's does
 * not reach the challenge triggers.)
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export type VisitorContext = {
  /** The visitor's IP address, where the platform passes it on. */
  readonly clientAddress?: string
  /** A random id that this browser keeps; an account knows the browsers that signed in to it. */
  readonly browserId?: string
  /** The language of the page; the account keeps it after a right code. */
  readonly language?: Language
}

/** What the site asks the triggers to do. */
export type TriggerRequest = {
  /** To CreateAuthChallenge: send the code. */
  readonly requestCode?: 'true'
  /**
   * To CreateAuthChallenge: the address that was asked for, whose mailbox the email counts for. Believed only where no account has
   * it, because an account has its own.
   */
  readonly email?: string
  /** To CreateAuthChallenge, behind a right password: tell the owner by email that this password was chosen just now. */
  readonly passwordChanged?: 'true'
  /** To PreSignUp: count a start of this client address, and create no account. */
  readonly chargeStart?: 'true'
  /** To PreSignUp: count that a refresh token was used again after its successor, and create no account. */
  readonly reportReuse?: 'true'
  /** To PostConfirmation: the account existed before the sign-up that is confirmed now. */
  readonly begunBefore?: 'true'
}

/** No longer than an email address. What is longer counts as absent: an error of the parser would reach the caller. */
const METADATA_VALUE = z.string().max(MAX_EMAIL_LENGTH).optional().catch(undefined)

/** ClientMetadata as the triggers read it. A caller with the client secret can send anything, so it proves nothing. */
export const ClientMetadataSchema = z.looseObject({
  clientAddress: METADATA_VALUE,
  browserId: METADATA_VALUE,
  language: METADATA_VALUE,
  requestCode: METADATA_VALUE,
  email: METADATA_VALUE,
  passwordChanged: METADATA_VALUE,
  chargeStart: METADATA_VALUE,
  reportReuse: METADATA_VALUE,
  begunBefore: METADATA_VALUE,
} satisfies Record<keyof VisitorContext | keyof TriggerRequest, z.ZodType>)

/** The answer that requests the code, together with `requestCode: 'true'` in ClientMetadata. It costs no try, and is not a code. */
export const CODE_REQUEST = 'REQUEST_CODE'

/** The default title and hint of the code field, in English, for apps that show them as they are. */
export const FIELD_TITLE = 'Enter the code'

export function fieldHint(codeLength: number): string {
  return `The ${codeLength}-digit code from our email`
}

const EPOCH_SECONDS = z.coerce.number().int().nonnegative()

/**
 * What CreateAuthChallenge tells the code page. Cognito passes these as strings in `ChallengeParameters`; both ends use this schema.
 */
export const ChallengeParametersSchema = z.object({
  /** Title and hint of the code field, chosen by the trigger as in AWS's tutorial. */
  fieldTitle: z.string().max(60).optional(),
  fieldHint: z.string().max(100).optional(),
  /** `default`: title and hint are the ones above, and this site translates them. Other ones are shown as they are. */
  fieldText: z.literal('default').optional(),
  codeLength: z.coerce.number().int().min(CODE_LENGTH.least).max(CODE_LENGTH.most),
  /** The sender of the email as a mail client shows it, so that the visitor knows what to look for. */
  sender: z.string().max(MAX_TRIGGER_TEXT_BYTES),
  /** `used`: the code completed a sign-in. `used-up`: no tries are left. */
  codeState: z.enum(['live', 'expired', 'used', 'used-up']),
  /** Wrong tries left; 0 when the code does not work any more. */
  triesLeft: z.coerce.number().int().nonnegative(),
  /** Epoch seconds: when the code expires, when it was last sent, when it may be requested again. */
  expiresAt: EPOCH_SECONDS,
  sentAt: EPOCH_SECONDS,
  resendAt: EPOCH_SECONDS,
  /** The triggers' own time in epoch seconds, to compare the times above with. */
  saidAt: EPOCH_SECONDS,
  /**
   * `sent`: this round sent a new code. `sent-again`: the same code once more. `recent`: sent moments ago, and not again.
   * `limited`: the email address is over its limit of emails. `too-many-starts`: the client address is over its limit of starts
   * until `resendAt`. `failed`: SES did not accept the email.
   */
  delivery: z.enum(['sent', 'sent-again', 'recent', 'limited', 'too-many-starts', 'failed']),
})

export type ChallengeParameters = z.infer<typeof ChallengeParametersSchema>

/** What a text of the trigger takes of `MAX_TRIGGER_TEXT_BYTES`. */
export function triggerTextBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - '""'.length
}

/** What a challenge tells before a code was requested; it does not depend on the account. */
export type OpeningParameters = Pick<
  ChallengeParameters,
  'fieldTitle' | 'fieldHint' | 'fieldText' | 'codeLength'
>

/** Title and hint of the code field: the trigger's own, or the translated ones where it says that its own are the default. */
export function codeFieldText(
  { fieldTitle, fieldHint, fieldText }: OpeningParameters,
  translated: { readonly title: string; readonly hint: string },
): { readonly title: string; readonly hint: string } {
  if (fieldText === 'default') return translated
  return { title: fieldTitle ?? translated.title, hint: fieldHint ?? translated.hint }
}

/** The parameters as the string map that Cognito takes as `publicChallengeParameters`. */
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
  /** PreSignUp: the site would not accept this address. */
  'InvalidEmailAddress',
  /** PreSignUp: the start was counted, as requested. */
  'StartCharged',
  /** PreSignUp: the report was counted, as requested. */
  'Reported',
  /** CustomMessage: the address is over its limit of Cognito's own emails. */
  'TooManyMails',
  /** CustomMessage: an email that this site never causes. */
  'UnusedMessage',
  /** PostConfirmation: the confirmation is done, but sessions may still be open, or an earlier password may still work. */
  'SignOutFailed',
  'PasswordKept',
] as const

/** Why a trigger refused. */
export type TriggerRefusal =
  | { readonly code: (typeof PLAIN_REFUSALS)[number] }
  /** The client address is over its limit; a duration, because the clocks of both sides may differ. */
  | { readonly code: 'TooManyStarts'; readonly retryAfterSeconds: number }

/** The error that a trigger throws to refuse; Cognito passes its message on to the caller. */
export function triggerRefusal(refusal: TriggerRefusal): Error {
  return new Error(
    refusal.code === 'TooManyStarts'
      ? `TooManyStarts for ${refusal.retryAfterSeconds} seconds`
      : refusal.code,
  )
}

/**
 * Parses the message of a UserLambdaValidationException, to which Cognito adds the trigger's name and a full stop. Undefined for any
 * other error of a trigger.
 */
export function parseTriggerRefusal(message: string): TriggerRefusal | undefined {
  const words = / failed with error (.+?)\.$/s.exec(message)?.[1]
  const seconds = /^TooManyStarts for (\d{1,9}) seconds$/.exec(words ?? '')?.[1]
  if (seconds !== undefined) return { code: 'TooManyStarts', retryAfterSeconds: Number(seconds) }
  const code = PLAIN_REFUSALS.find((refusal) => refusal === words)
  return code === undefined ? undefined : { code }
}
