import { z } from 'zod'
import type { Trigger } from '#infra/pool.ts'

type Strings = Record<string, string>

/** What each trigger may answer; `null` is what it found there and left alone. */
export type TriggerResponses = {
  PreSignUp: { autoConfirmUser: boolean; autoVerifyEmail: boolean; autoVerifyPhone: boolean }
  DefineAuthChallenge: {
    challengeName?: string | null | undefined
    issueTokens?: boolean | null | undefined
    failAuthentication?: boolean | null | undefined
  }
  CreateAuthChallenge: {
    publicChallengeParameters?: Strings | null | undefined
    privateChallengeParameters?: Strings | null | undefined
    challengeMetadata?: string | null | undefined
  }
  VerifyAuthChallengeResponse: { answerCorrect?: boolean | null | undefined }
  PostAuthentication: object
  PostConfirmation: object
  CustomMessage: {
    smsMessage?: string | null | undefined
    emailMessage?: string | null | undefined
    emailSubject?: string | null | undefined
  }
}

/** Cognito's maps carry strings only. */
const strings = z.record(z.string(), z.string())

export const responseSchemas: { [T in Trigger]: z.ZodType<TriggerResponses[T]> } = {
  PreSignUp: z.object({
    autoConfirmUser: z.boolean().default(false),
    autoVerifyEmail: z.boolean().default(false),
    autoVerifyPhone: z.boolean().default(false),
  }),
  DefineAuthChallenge: z.object({
    challengeName: z.string().nullish(),
    issueTokens: z.boolean().nullish(),
    failAuthentication: z.boolean().nullish(),
  }),
  CreateAuthChallenge: z.object({
    publicChallengeParameters: strings.nullish(),
    privateChallengeParameters: strings.nullish(),
    challengeMetadata: z.string().nullish(),
  }),
  VerifyAuthChallengeResponse: z.object({ answerCorrect: z.boolean().nullish() }),
  PostAuthentication: z.object({}),
  PostConfirmation: z.object({}),
  // The limits of the pool's own message templates.
  CustomMessage: z.object({
    smsMessage: z.string().nullish(),
    emailMessage: z.string().max(20_000).nullish(),
    emailSubject: z.string().max(140).nullish(),
  }),
}
