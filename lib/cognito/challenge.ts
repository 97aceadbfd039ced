import 'server-only'
import { z } from 'zod'
import { type ChallengeParameters, ChallengeParametersSchema } from '#lib/challenge-parameters.ts'

/** One open round of the code challenge. `session` is Cognito's, works once, and never leaves the server in clear. */
export type CodeChallenge = {
  readonly username: string
  readonly session: string
  readonly parameters: ChallengeParameters
}

const CodeChallengeSchema = z.object({
  ChallengeName: z.literal('CUSTOM_CHALLENGE'),
  Session: z.string().min(20).max(2048),
  ChallengeParameters: ChallengeParametersSchema.extend({ USERNAME: z.string().min(1).max(128) }),
})

/** Parses Cognito's answer. Throws a ZodError when it is no code challenge: then pool and site do not fit. */
export function parseCodeChallenge(answer: unknown): CodeChallenge {
  const parsed = CodeChallengeSchema.parse(answer)
  const { USERNAME: username, ...parameters } = parsed.ChallengeParameters
  return { username, session: parsed.Session, parameters }
}
