import { describe, expect, it } from 'vitest'
import { MAX_TRIGGER_TEXT_BYTES } from '#lib/limits.ts'
import { parseCodeChallenge } from './sign-in.ts'

function challengeWith(text: {
  fieldTitle?: string
  fieldHint?: string
  fieldText?: string
  sender: string
}) {
  const ChallengeParameters = {
    codeLength: '6',
    codeState: 'live',
    triesLeft: '5',
    expiresAt: '1800000600',
    sentAt: '1800000000',
    resendAt: '1800000030',
    saidAt: '1800000000',
    delivery: 'sent',
    ...text,
  }
  return parseCodeChallenge('anna', {
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session: 's'.repeat(20),
    ChallengeParameters,
  }).parameters
}

describe('the texts of a code challenge', () => {
  const own = { fieldTitle: 'Your PIN', fieldHint: 'Six digits', sender: 'App <app@example.com>' }

  it('are kept where they are the trigger’s own, and not where they are the default', () => {
    expect(challengeWith(own)).toMatchObject(own)
    const { sender, ...byDefault } = challengeWith({ ...own, fieldText: 'default' })
    expect(sender).toBe(own.sender)
    expect(Object.keys(byDefault).filter((name) => name.startsWith('field'))).toEqual([])
  })

  it(`give way to the site’s where they and the sender take more than ${MAX_TRIGGER_TEXT_BYTES} bytes`, () => {
    const rest = MAX_TRIGGER_TEXT_BYTES - own.sender.length
    const fitting = { ...own, fieldTitle: 'é'.repeat(20), fieldHint: 'h'.repeat(rest - 40) }
    expect(challengeWith(fitting)).toMatchObject(fitting)
    for (const fieldHint of [`${fitting.fieldHint}h`, `"${fitting.fieldHint.slice(1)}`]) {
      const longer = challengeWith({ ...fitting, fieldHint })
      expect(longer).toMatchObject({ sender: own.sender })
      expect(Object.keys(longer).filter((name) => name.startsWith('field'))).toEqual([])
    }
  })
})
