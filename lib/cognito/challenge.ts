import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { ChallengeParametersSchema } from '#lib/trigger-protocol.ts'

/**
 * A flow that waits for an answer. `session` is Cognito's, works once, and never leaves the server in clear. `username` is
 * what InitiateAuth's answer called the user: later answers name no one.
 */
export type OpenFlow = { readonly username: string; readonly session: string }

/** What the trigger says of the code, with all times by the site's clock, epoch seconds. */
export const CodeParametersSchema = ChallengeParametersSchema.omit({ saidAt: true })

/** An open flow, with the code that it waits for. */
export type CodeChallenge = OpenFlow & { readonly parameters: z.infer<typeof CodeParametersSchema> }

export const SessionSchema = z.string().min(20).max(2048)
export const UsernameSchema = z.string().min(1).max(128)

const CodeChallengeSchema = z.object({
  ChallengeName: z.literal('CUSTOM_CHALLENGE'),
  Session: SessionSchema,
  ChallengeParameters: ChallengeParametersSchema,
})

/**
 * Parses an answer of RespondToAuthChallenge. Throws a ZodError when it is no code challenge: then pool and site do not fit.
 * @param username of the flow that was answered
 */
export function parseCodeChallenge(username: string, answer: unknown): CodeChallenge {
  const { Session, ChallengeParameters } = CodeChallengeSchema.parse(answer)
  return { username, session: Session, parameters: bySiteClock(ChallengeParameters) }
}

/** The triggers' clock and the site's may differ by minutes; the triggers' times are moved by that difference. */
function bySiteClock({
  saidAt,
  ...parameters
}: z.infer<typeof ChallengeParametersSchema>): CodeChallenge['parameters'] {
  const ahead = epochSeconds(systemClock()) - saidAt
  return {
    ...parameters,
    expiresAt: parameters.expiresAt + ahead,
    sentAt: parameters.sentAt + ahead,
    resendAt: parameters.resendAt + ahead,
  }
}
