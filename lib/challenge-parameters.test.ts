import { describe, expect, it } from 'vitest'
import { ChallengeParametersSchema, toPublicChallengeParameters } from './challenge-parameters.ts'

const parameters = {
  fieldTitle: 'Enter the code',
  codeLength: 6,
  sender: 'App <no-reply@example.com>',
  codeState: 'live',
  triesLeft: 5,
  expiresAt: 1_800_000_600,
  sentAt: 1_800_000_000,
  resendAt: 1_800_000_030,
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
