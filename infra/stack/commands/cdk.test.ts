import { expect, it } from 'vitest'
import { parseParameters } from '../parameters.ts'
import { context } from './cdk.ts'

it.each([
  { stage: 'dev', sender: 'no-reply@example.com' },
  {
    stage: 'prod',
    sender: 'no-reply@mail.example.com',
    senderIdentity: 'example.com',
    createIdentity: 'true',
    appOrigin: 'https://www.example.com',
    signInMode: 'password-and-code',
    plan: 'lite',
    codeDigits: '8',
    codeAtStart: 'true',
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:alarms',
  },
])('what the CDK CLI is told is what the app reads: %j', (given) => {
  const parameters = parseParameters(given)
  const words = context(parameters)
  expect(words.filter((_, index) => index % 2 === 0).every((word) => word === '-c')).toBe(true)
  const pairs = words.filter((_, index) => index % 2 === 1).map((word) => word.split('='))
  expect(parseParameters(Object.fromEntries(pairs))).toEqual(parameters)
})
