import { describe, expect, it } from 'vitest'
import {
  ChallengeParametersSchema,
  codeFieldText,
  parseTriggerRefusal,
  type TriggerRefusal,
  toPublicChallengeParameters,
  triggerRefusal,
} from './trigger-protocol.ts'

const parameters = {
  fieldTitle: 'Enter the code',
  codeLength: 6,
  sender: 'App <no-reply@example.com>',
  codeState: 'live',
  triesLeft: 5,
  expiresAt: 1_800_000_600,
  sentAt: 1_800_000_000,
  resendAt: 1_800_000_030,
  saidAt: 1_800_000_000,
  delivery: 'sent',
} as const

describe('the public challenge parameters', () => {
  it('come back from Cognito as they went in', () => {
    expect(ChallengeParametersSchema.parse(toPublicChallengeParameters(parameters))).toEqual(parameters)
  })

  it('are strings only, as Cognito demands', () => {
    const values = Object.values(toPublicChallengeParameters(parameters))
    expect(values.every((value) => typeof value === 'string')).toBe(true)
  })

  it.each(['codeLength', 'expiresAt', 'codeState'])('are refused without %s', (name) => {
    const { [name]: _, ...rest } = toPublicChallengeParameters(parameters)
    expect(ChallengeParametersSchema.safeParse(rest).success).toBe(false)
  })
})

describe('title and hint of the code field', () => {
  const translated = { title: 'Code eingeben', hint: 'Der 6-stellige Code' }
  const own = { fieldTitle: 'Your PIN', fieldHint: 'Six digits', codeLength: 6 }

  it('are translated where the trigger says that its own are the default', () => {
    expect(codeFieldText({ ...own, fieldText: 'default' }, translated)).toEqual(translated)
  })

  it("are the trigger's own otherwise, as they are", () => {
    expect(codeFieldText(own, translated)).toEqual({ title: 'Your PIN', hint: 'Six digits' })
    expect(codeFieldText({ codeLength: 6, fieldTitle: 'Your PIN' }, translated)).toEqual({
      title: 'Your PIN',
      hint: translated.hint,
    })
  })
})

describe('the words in which triggers refuse', () => {
  it.each([
    { code: 'InvalidEmailAddress' },
    { code: 'StartCharged' },
    { code: 'Reported' },
    { code: 'TooManyMails' },
    { code: 'UnusedMessage' },
    { code: 'SignOutFailed' },
    { code: 'PasswordKept' },
    { code: 'TooManyStarts', retryAfterSeconds: 1_800 },
  ] as const satisfies readonly TriggerRefusal[])('come back from Cognito as they went in: %j', (refusal) => {
    const { message } = triggerRefusal(refusal)
    expect(parseTriggerRefusal(`PreSignUp failed with error ${message}.`)).toEqual(refusal)
  })

  it.each([
    'PreSignUp failed with error TooManyStarts.',
    'PreSignUp failed with error StartCharged',
    'CreateAuthChallenge failed with error RequestId: 1 Error: Runtime exited.',
    'StartCharged',
    '',
  ])('are no others: %j', (message) => {
    expect(parseTriggerRefusal(message)).toBeUndefined()
  })
})
