import { z } from 'zod'
import type { Trigger } from '#infra/pool.ts'
import type { TriggerHandler } from '#infra/triggers/trigger-handler.ts'

export const RIGHT_ANSWER = '424242'

const RoundSchema = z.object({
  challengeName: z.string(),
  challengeResult: z.boolean(),
  challengeMetadata: z.string().nullable(),
})

const EventSchema = z.looseObject({
  triggerSource: z.string(),
  userName: z.string(),
  request: z.looseObject({
    session: z.array(RoundSchema).optional(),
    userAttributes: z.record(z.string(), z.string()).optional(),
    challengeAnswer: z.string().optional(),
    privateChallengeParameters: z.record(z.string(), z.string()).optional(),
  }),
  response: z.looseObject({}),
})
export type TriggerEvent = z.infer<typeof EventSchema>

export type Handlers = Partial<Record<Trigger, TriggerHandler>>

/** A handler that returns its event whole, with these fields in its response. */
export function answering(respond: (event: TriggerEvent) => object): TriggerHandler {
  return async (sent) => {
    const event = EventSchema.parse(sent)
    return { ...event, response: { ...event.response, ...respond(event) } }
  }
}

/** A handler that fails with this message. */
export function throwing(message: string): TriggerHandler {
  return async () => {
    throw new Error(message)
  }
}

const FAILED = { issueTokens: false, failAuthentication: true }

/** Triggers of a small flow of its own: one secret answer, three rounds, accounts confirmed at once. */
export const plainHandlers = {
  PreSignUp: answering(() => ({ autoConfirmUser: true })),
  DefineAuthChallenge: answering(({ request }) => {
    const rounds = request.session ?? []
    if (rounds.at(-1)?.challengeResult === true) return { issueTokens: true, failAuthentication: false }
    if (rounds.length >= 3) return { issueTokens: false, failAuthentication: true }
    return { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false }
  }),
  CreateAuthChallenge: answering(({ request }) => ({
    publicChallengeParameters: { hint: 'six digits' },
    privateChallengeParameters: { answer: RIGHT_ANSWER },
    challengeMetadata: `ROUND-${request.session?.length}`,
  })),
  VerifyAuthChallengeResponse: answering(({ request }) => ({
    answerCorrect: request.challengeAnswer === request.privateChallengeParameters?.['answer'],
  })),
} satisfies Handlers

/** The same with a password first: SRP_A, PASSWORD_VERIFIER, a new one for a temporary one, then up to three answers. */
export const passwordHandlers = {
  ...plainHandlers,
  DefineAuthChallenge: answering(({ request }) => {
    const [first, second, ...later] = request.session ?? []
    const answers = later.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE')
    if (first?.challengeName !== 'SRP_A') return FAILED
    if (second === undefined)
      return { ...FAILED, challengeName: 'PASSWORD_VERIFIER', failAuthentication: false }
    if (second.challengeName !== 'PASSWORD_VERIFIER' || !second.challengeResult) return FAILED
    if (request.userAttributes?.['cognito:user_status'] === 'FORCE_CHANGE_PASSWORD') {
      return { ...FAILED, challengeName: 'NEW_PASSWORD_REQUIRED', failAuthentication: false }
    }
    if (answers.at(-1)?.challengeResult === true) return { issueTokens: true, failAuthentication: false }
    if (answers.length >= 3) return FAILED
    return { ...FAILED, challengeName: 'CUSTOM_CHALLENGE', failAuthentication: false }
  }),
} satisfies Handlers

/** The same handlers, and every event that they were sent. */
export function recorded(handlers: Handlers): { handlers: Handlers; events: TriggerEvent[] } {
  const events: TriggerEvent[] = []
  const recording = Object.entries(handlers).map(([trigger, handler]) => [
    trigger,
    (event: unknown) => {
      events.push(EventSchema.parse(event))
      return handler(event)
    },
  ])
  return { handlers: Object.fromEntries(recording), events }
}
