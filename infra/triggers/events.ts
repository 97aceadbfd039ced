import * as z from 'zod'

const UserAttributes = z.looseObject({
  email: z.string().optional(),
  email_verified: z.string().optional(),
  /** The language of the user's mails. */
  locale: z.string().optional(),
})

const Session = z.array(z.looseObject({ challengeName: z.string(), challengeResult: z.boolean() }))

/** What the site tells of the client; it reaches PreAuthentication as `validationData`, the answer round as it is. */
const ClientData = z
  .looseObject({
    clientAddress: z.string().optional(),
    browserId: z.string().max(64).optional(),
    /** Of the page that the visitor reads; believed only next to a right code. */
    language: z.string().optional(),
    /** `true` where the code is asked for once more; anything else is an answer like any other. */
    resend: z.string().optional(),
  })
  .nullish()

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

export const PreAuthenticationEvent = eventOf(UserRequest.extend({ validationData: ClientData }))

export const PostAuthenticationEvent = eventOf(UserRequest.extend({ clientMetadata: ClientData }))

/** `begunBefore` says that the account was there before the sign-up that is confirmed now. */
const ConfirmationData = z.looseObject({ begunBefore: z.string().optional() }).nullish()

export const PostConfirmationEvent = eventOf(UserRequest.extend({ clientMetadata: ConfirmationData })).extend(
  {
    triggerSource: z.enum(['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword']),
  },
)

/** Cognito puts its code in where the message holds `codeParameter`. */
export const CustomMessageEvent = eventOf(UserRequest.extend({ codeParameter: z.string() })).extend({
  triggerSource: z.string(),
  response: z.looseObject({}),
})

export const DefineAuthChallengeEvent = eventOf(UserRequest.extend({ session: Session }))

export const CreateAuthChallengeEvent = eventOf(
  UserRequest.extend({ session: Session, clientMetadata: ClientData }),
)

export const VerifyAuthChallengeResponseEvent = eventOf(
  UserRequest.extend({
    privateChallengeParameters: z.record(z.string(), z.string()),
    challengeAnswer: z.string(),
    clientMetadata: ClientData,
  }),
)

export const PreSignUpEvent = z.looseObject({
  request: z.looseObject({
    userAttributes: UserAttributes,
    clientMetadata: ClientData,
    validationData: ClientData,
  }),
  response: z.looseObject({}),
})

export type SessionEntry = z.infer<typeof Session>[number]
