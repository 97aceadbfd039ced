import { z } from 'zod'
import type { Trigger } from '#infra/pool.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { ChallengeParametersSchema, CODE_REQUEST } from '#lib/trigger-protocol.ts'
import type { TriggerHandler } from '../trigger-handler.ts'

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

/**
 * `browserId` is what the site keeps in the person's browser, `language` that of its page, `locale` the account's. Without a
 * `clientAddress` each flow has one of its own; `unknown` has none.
 */
export type SignInOptions = {
  readonly isUnknown?: boolean
  readonly clientAddress?: string
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

type Metadata = { readonly clientMetadata?: Record<string, string> }

/** Flows made so far: each comes from another network. */
let flows = 0

/** One CUSTOM_AUTH flow of one person, with events as Cognito sends them; a password, where one is asked for, is right. */
export class SignIn {
  readonly #triggers: Record<Trigger, TriggerHandler>
  readonly #user: { readonly userName: string; readonly request: object }
  readonly #session: Round[]
  readonly #email: string
  readonly #mode: SignInMode
  readonly #visitor: Record<string, string>
  #lastMetadata: Metadata = {}
  privateParameters: Record<string, string> = {}

  constructor(triggers: Record<Trigger, TriggerHandler>, email: string, options: SignInOptions) {
    const { isUnknown = false, browserId, language, locale, mode = 'code' } = options
    flows += 1
    const { clientAddress = `2001:db8:${flows.toString(16)}::1` } = options
    this.#triggers = triggers
    this.#email = email
    this.#mode = mode
    this.#session = mode === 'code' ? [] : [...PASSWORD_ROUNDS]
    this.#visitor = known({
      browserId,
      language,
      clientAddress: clientAddress === 'unknown' ? undefined : clientAddress,
    })
    this.#user = isUnknown
      ? { userName: email, request: { userAttributes: {}, userNotFound: true } }
      : {
          userName: `sub-of-${email.toLowerCase()}`,
          request: {
            userAttributes: { sub: 'sub', email, 'cognito:user_status': 'CONFIRMED', ...known({ locale }) },
          },
        }
  }

  /** Asks for the code for the first time, behind the opening round or the password, and returns what the page is told. */
  async start() {
    if (this.#mode === 'password-and-code') return this.create(this.#requesting())
    await this.open()
    return this.resend()
  }

  /** Runs CreateAuthChallenge as InitiateAuth causes it, and returns its public parameters. */
  async open() {
    return this.#created({})
  }

  /** Runs CreateAuthChallenge for the round the flow is in, and returns what the page is told. */
  async create(metadata: Metadata = { clientMetadata: this.#visitor }) {
    return ChallengeParametersSchema.parse(await this.#created(metadata))
  }

  /** Runs CreateAuthChallenge once more for the same round, as Cognito does when it waited in vain. */
  async createAgain() {
    return this.create(this.#lastMetadata)
  }

  async #created(metadata: Metadata) {
    this.#lastMetadata = metadata
    const { response } = CreatedSchema.parse(
      await this.#triggers.CreateAuthChallenge(
        this.event('CreateAuthChallenge', {
          request: { challengeName: 'CUSTOM_CHALLENGE', session: this.#session, ...metadata },
          response: {
            publicChallengeParameters: null,
            privateChallengeParameters: null,
            challengeMetadata: null,
          },
        }),
      ),
    )
    this.privateParameters = response.privateChallengeParameters
    return response.publicChallengeParameters
  }

  /** Runs VerifyAuthChallengeResponse, records the round, and returns whether the answer was right. */
  async answer(
    challengeAnswer: string,
    metadata: Metadata = { clientMetadata: this.#visitor },
  ): Promise<boolean> {
    const { response } = VerifiedSchema.parse(
      await this.#triggers.VerifyAuthChallengeResponse(
        this.event('VerifyAuthChallengeResponse', {
          request: {
            privateChallengeParameters: this.privateParameters,
            challengeAnswer,
            ...metadata,
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

  /** Asks for the code on the open round, as the site does, and returns what the page is told. */
  async resend() {
    await this.answer(CODE_REQUEST, this.#requesting())
    return this.create(this.#requesting())
  }

  #requesting(): Metadata {
    return { clientMetadata: { ...this.#visitor, requestCode: 'true', email: this.#email } }
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

/** A code of the same length that is not the given one; different for every `variant` below the last digit's nine. */
export function wrongFor(code: string | undefined, variant = 1): string {
  if (code === undefined) throw new Error('no code was mailed')
  const last = (Number(code.at(-1)) + 1 + (variant % 9)) % 10
  return `${code.slice(0, -1)}${last}`
}
