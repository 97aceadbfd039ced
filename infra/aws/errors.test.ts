import { describe, expect, it } from 'vitest'
import { awsCall } from '#infra/doctor/aws-call.ts'
import { problemFor } from '#infra/doctor/remedies.ts'
import { describeError } from '../stack/commands/cli-error.ts'
import { awsProblem } from './errors.ts'

const CAUSE = new Error('fetch failed', { cause: new Error('', { cause: withCode('ENOTFOUND') }) })

describe('awsProblem', () => {
  it.each([
    ['a proxy that intercepts TLS', withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'untrusted-certificate'],
    ['an expired certificate', withCode('CERT_HAS_EXPIRED'), 'untrusted-certificate'],
    ['a self-signed certificate', withCode('SELF_SIGNED_CERT_IN_CHAIN'), 'untrusted-certificate'],
    ['a broken connection', withCode('EPIPE'), 'unreachable'],
    ['a TLS handshake that times out', withCode('ERR_TLS_HANDSHAKE_TIMEOUT'), 'unreachable'],
    ['the cause of a cause', CAUSE, 'unreachable'],
    ['a call without an answer in time', withName('TimeoutError'), 'unreachable'],
    ['an expired request', withName('RequestExpired'), 'bad-credentials'],
    ['an incomplete signature', withName('IncompleteSignature'), 'bad-credentials'],
    ['a request without credentials', withName('MissingAuthenticationToken'), 'no-credentials'],
    ['a missing permission', withName('UnauthorizedOperation'), 'denied'],
    ['throttling', withName('ThrottlingException'), 'unavailable'],
    ['any other error', new TypeError('x is not a function'), 'unknown'],
  ])('recognises %s', (_what, error, code) => {
    expect(awsProblem(error).code).toBe(code)
  })
})

describe('npm run doctor and npm run deploy', () => {
  it.each([
    withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    withCode('CERT_HAS_EXPIRED'),
    withName('RequestExpired'),
    withName('IncompleteSignature'),
    withName('MissingAuthenticationToken'),
    withName('ExpiredToken'),
  ])('print the same sentence: %o', async (error) => {
    const call = await awsCall('cognito-idp:DescribeUserPool', Promise.reject(error))
    if (call.ok) throw new Error('It was answered')
    const place = { where: 'aws', region: 'eu-central-1', cognitoUrl: 'https://cognito.example' } as const
    const { summary, fix } = problemFor(place, call.error)
    expect(describeError(error)).toEqual({ output: `${summary}. ${fix}`, exitCode: 1 })
  })
})

function withName(name: string): Error {
  return Object.assign(new Error('The message of AWS'), { name })
}

function withCode(code: string): Error {
  return Object.assign(new Error(''), { code })
}
