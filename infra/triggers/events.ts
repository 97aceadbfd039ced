import * as z from 'zod'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '#lib/language.ts'
import { ClientMetadataSchema } from '#lib/trigger-protocol.ts'

const UserAttributes = z.looseObject({
  'cognito:user_status': z.string().optional(),
  email: z.string().optional(),
  email_verified: z.string().optional(),
  /** The language of the user's emails. */
  locale: z.string().optional(),
})

const Session = z.array(z.looseObject({ challengeName: z.string(), challengeResult: z.boolean() }))

export type SessionEntry = z.infer<typeof Session>[number]

/** Absent where the caller sent none, and from what InitiateAuth causes. */
const ClientMetadata = ClientMetadataSchema.nullish()

const UserRequest = z.looseObject({
  userAttributes: UserAttributes.nullish(),
  /** Present only when the pool hides which users exist (PreventUserExistenceErrors). */
  userNotFound: z.boolean().nullish(),
})

/**
 * The parts of Cognito's events that the triggers read; everything else passes through untouched, because Cognito
 * refuses an answer that lacks any of it.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
function eventOf<Request extends z.ZodType>(request: Request) {
  return z.looseObject({ userPoolId: z.string().min(1), userName: z.string().min(1), request })
}

export const PostAuthenticationEvent = eventOf(UserRequest.extend({ clientMetadata: ClientMetadata }))

export const PostConfirmationEvent = eventOf(UserRequest.extend({ clientMetadata: ClientMetadata })).extend({
  triggerSource: z.enum(['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword']),
})

/** Cognito puts its code in where the message holds `codeParameter`. */
export const CustomMessageEvent = eventOf(
  UserRequest.extend({ codeParameter: z.string(), clientMetadata: ClientMetadata }),
).extend({
  triggerSource: z.string(),
  response: z.looseObject({}),
})

export const DefineAuthChallengeEvent = eventOf(UserRequest.extend({ session: Session }))

export const CreateAuthChallengeEvent = eventOf(
  UserRequest.extend({ session: Session, clientMetadata: ClientMetadata }),
)

export const VerifyAuthChallengeResponseEvent = eventOf(
  UserRequest.extend({
    privateChallengeParameters: z.record(z.string(), z.string()),
    challengeAnswer: z.string(),
    clientMetadata: ClientMetadata,
  }),
)

/** What came with SignUp is in `clientMetadata`; an operator's AdminCreateUser has another source. */
export const PreSignUpEvent = z.looseObject({
  triggerSource: z.string(),
  request: z.looseObject({ userAttributes: UserAttributes, clientMetadata: ClientMetadata }),
  response: z.looseObject({}),
})

export type Recipient = { readonly address: string; readonly language: Language }

/** Undefined for an unknown user, and for an address that our own rule refuses: it could name a second recipient. */
export function recipientOf({
  request,
}: {
  readonly request: Pick<z.infer<typeof UserRequest>, 'userAttributes' | 'userNotFound'>
}): Recipient | undefined {
  if (request.userNotFound === true) return undefined
  const address = EmailAddressSchema.safeParse(request.userAttributes?.email).data
  return address === undefined ? undefined : { address, language: userLanguage(request.userAttributes) }
}

/** The language of the account, which only its owner or an operator sets. */
export function userLanguage(
  attributes: { readonly locale?: string | undefined } | null | undefined,
): Language {
  return languageOf(attributes?.locale) ?? DEFAULT_LANGUAGE
}
