import { describe, expect, it } from 'vitest'
import { parseParameters } from './parameters.ts'

const LEAST = { stage: 'dev', sender: 'no-reply@mail.example.com' }
const PROD = { ...LEAST, stage: 'prod', appOrigin: 'https://www.example.com' }

describe('the parameters', () => {
  it('are few: a stage and a sender are enough to try', () => {
    expect(parseParameters(LEAST)).toEqual({
      stage: 'dev',
      signInMode: 'code',
      plan: 'essentials',
      sender: 'no-reply@mail.example.com',
      senderIdentity: 'mail.example.com',
      createIdentity: false,
      appOrigin: 'http://localhost:3000',
      codeDigits: 6,
      codeAtStart: false,
    })
  })

  it('take the sender in its one spelling', () => {
    const given = { ...LEAST, sender: 'No-Reply@Mail.Example.com', senderIdentity: 'Example.com' }
    expect(parseParameters(given)).toMatchObject({
      sender: 'no-reply@mail.example.com',
      senderIdentity: 'example.com',
    })
  })

  it('name everything that is wrong, and how to give it', () => {
    expect(() => parseParameters({ stage: 'test', sender: 'nobody' })).toThrow(
      'Missing or malformed:\n  -c stage=...  (dev or prod)\n  -c sender=...  (no-reply@example.com)',
    )
  })

  it.each([
    ['appOrigin', { ...LEAST, stage: 'prod' }],
    ['appOrigin', { ...PROD, appOrigin: 'http://www.example.com' }],
    ['senderIdentity', { ...LEAST, senderIdentity: 'example.org' }],
    ['senderIdentity', { ...LEAST, senderIdentity: 'com' }],
    ['senderIdentity', { ...LEAST, senderIdentity: 'other@mail.example.com' }],
    ['createIdentity', { ...LEAST, createIdentity: 'perhaps' }],
    ['plan', { ...LEAST, plan: 'plus' }],
    ['signInMode', { ...LEAST, signInMode: 'password' }],
    ['codeAtStart', { ...LEAST, codeAtStart: 'perhaps' }],
    ['codeDigits', { ...LEAST, codeDigits: '4' }],
    ['alarmTopicArn', { ...LEAST, alarmTopicArn: 'alarms' }],
  ])('refuse a wrong %s', (name, given) => {
    expect(() => parseParameters(given)).toThrow(`-c ${name}=`)
  })
})
