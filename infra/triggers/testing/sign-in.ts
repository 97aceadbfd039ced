import { z } from 'zod'
import type { Trigger } from '#infra/pool.ts'
import { ChallengeParametersSchema, RESEND_ANSWER } from '#lib/challenge-parameters.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import type { TriggerHandler } from '../handler.ts'

type Round = { challengeName: string; challengeResult: boolean; challengeMetadata: string | null }

const CreatedSchema = z.object({
  response: z.object({
    publicChallengeParameters: z.record(z.string(), z.string()),
    privateChallengeParameters: z.record(z.string(), z.string()),
    challengeMetadata: z.literal('CODE'),
  }),
})
const VerifiedSchema = z.object({ response: z.object({ answerCorrect: z.boolean() }) })
const DefinedSchema = z.object({
  response: z.object({
    challengeName: z.string().optional(),
    issueTokens: z.boolean(),
    failAuthentication: z.boolean(),
  }),
})

/** `browserId` is what the site keeps in the person's browser, `language` that of its page, `locale` the account's. */
export type SignInOptions = {
  readonly isUnknown?: boolean
  readonly browserId?: string
  readonly language?: string
  readonly locale?: string
  readonly mode?: SignInMode
}

/** What Cognito reports of a password that was right. */
const PASSWORD_ROUNDS: readonly Round[] = ['SRP_A', 'PASSWORD_VERIFIER'].map((challengeName) => ({
  challengeName,
  challengeResult: true,
  challengeMetadata: null,
}))

/** One CUSTOM_AUTH flow of one person, with events as Cognito sends them; a password, where one is asked for, is right. */
export class SignIn {
  readonly #triggers: Record<Trigger, TriggerHandler>
  readonly #user: { readonly userName: string; readonly request: object }
  readonly #session: Round[]
  readonly #clientData: Record<string, string>
  privateParameters: Record<string, string> = {}

  constructor(triggers: Record<Trigger, TriggerHandler>, email: string, options: SignInOptions) {
    const { isUnknown = false, browserId, language, locale, mode = 'code' } = options
    this.#triggers = triggers
    this.#session = mode === 'code' ? [] : [...PASSWORD_ROUNDS]
    this.#clientData = known({ browserId, language })
    this.#user = isUnknown
      ? { userName: email, request: { userAttributes: {}, userNotFound: true } }
      : {
          userName: `sub-of-${email.toLowerCase()}`,
          request: {
            userAttributes: { sub: 'sub', email, 'cognito:user_status': 'CONFIRMED', ...known({ locale }) },
          },
        }
  }

  /** Runs PreAuthentication, and then CreateAuthChallenge for the first time. */
  async start() {
    await this.#triggers.PreAuthentication(
      this.event('PreAuthentication', {
        request: { validationData: { clientAddress: '192.0.2.7', ...this.#clientData } },
        response: {},
      }),
    )
    return this.create()
  }

  /** Runs CreateAuthChallenge for the round the flow is in, and returns what the page is told. */
  async create(clientMetadata = this.#metadata()) {
    const { response } = CreatedSchema.parse(
      await this.#triggers.CreateAuthChallenge(
        this.event('CreateAuthChallenge', {
          request: { challengeName: 'CUSTOM_CHALLENGE', session: this.#session, ...clientMetadata },
          response: {
            publicChallengeParameters: null,
            privateChallengeParameters: null,
            challengeMetadata: null,
          },
        }),
      ),
    )
    this.privateParameters = response.privateChallengeParameters
    return ChallengeParametersSchema.parse(response.publicChallengeParameters)
  }

  /** Runs VerifyAuthChallengeResponse, records the round, and returns whether the answer was right. */
  async answer(challengeAnswer: string, clientMetadata = this.#metadata()): Promise<boolean> {
    const { response } = VerifiedSchema.parse(
      await this.#triggers.VerifyAuthChallengeResponse(
        this.event('VerifyAuthChallengeResponse', {
          request: {
            privateChallengeParameters: this.privateParameters,
            challengeAnswer,
            ...clientMetadata,
          },
          response: { answerCorrect: null },
        }),
      ),
    )
    this.#session.push({
      challengeName: 'CUSTOM_CHALLENGE',
      challengeResult: response.answerCorrect,
      challengeMetadata: 'CODE',
    })
    return response.answerCorrect
  }

  /** Runs DefineAuthChallenge over the rounds so far. */
  async define() {
    const event = this.event('DefineAuthChallenge', {
      request: { session: this.#session },
      response: { challengeName: null, issueTokens: null, failAuthentication: null },
    })
    return DefinedSchema.parse(await this.#triggers.DefineAuthChallenge(event)).response
  }

  /** Asks for the code once more on the open round, as the site does, and returns what the page is told. */
  async resend() {
    const clientMetadata = { clientMetadata: { ...this.#clientData, resend: 'true' } }
    await this.answer(RESEND_ANSWER, clientMetadata)
    return this.create(clientMetadata)
  }

  /** Cognito passes on what came with RespondToAuthChallenge only: not before the first answer, be it the password. */
  #metadata(): { clientMetadata?: Record<string, string> } {
    const isAnswered = this.#session.length > 0 || this.privateParameters['account'] !== undefined
    return isAnswered ? { clientMetadata: this.#clientData } : {}
  }

  event(trigger: string, { request, response }: { request: object; response: object }) {
    return {
      version: '1',
      region: 'us-east-1',
      userPoolId: 'us-east-1_Local0001',
      userName: this.#user.userName,
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
      triggerSource: `${trigger}_Authentication`,
      request: { ...this.#user.request, ...request },
      response,
    }
  }
}

/** What is there of these facts: Cognito leaves out the others. */
function known(facts: Record<string, string | undefined>): Record<string, string> {
  const there = Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [[name, fact]]))
  return Object.fromEntries(there)
}
