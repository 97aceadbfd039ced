import { describe, expect, it } from 'vitest'
import { invocationBy } from './invocation-by.ts'

const POOL = 'arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbCdEf123'
const STATEMENT = {
  Sid: 'Invoke',
  Effect: 'Allow',
  Principal: { Service: 'cognito-idp.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: 'arn:aws:lambda:eu-central-1:123456789012:function:f',
  Condition: {
    StringEquals: { 'AWS:SourceAccount': '123456789012' },
    ArnLike: { 'AWS:SourceArn': POOL },
  },
}

describe("a function's resource policy", () => {
  it('allows the pool that it names', () => {
    expect(by([STATEMENT])).toBe('allowed')
  })

  it('allows a pool by a pattern, whatever the case of the key', () => {
    expect(by([{ ...STATEMENT, Condition: { ArnLike: { 'aws:sourcearn': `${POOL.slice(0, 40)}*` } } }])).toBe(
      'allowed',
    )
  })

  it.each([
    ['another pool', { Condition: { ArnLike: { 'AWS:SourceArn': `${POOL}x` } } }],
    ['another account', { Condition: { StringEquals: { 'AWS:SourceAccount': '210987654321' } } }],
    ['another service', { Principal: { Service: 'apigateway.amazonaws.com' } }],
    ['an account', { Principal: { AWS: 'arn:aws:iam::123456789012:root' } }],
    ['another action', { Action: 'lambda:GetFunction' }],
    ['a denial', { Effect: 'Deny' }],
  ])('refuses where it is about %s', (_, changed) => {
    expect(by([{ ...STATEMENT, ...changed }])).toBe('refused')
  })

  it('looks at every statement', () => {
    expect(by([{ ...STATEMENT, Effect: 'Deny' }, STATEMENT])).toBe('allowed')
  })

  it('is open where neither a pool nor an account is asked for', () => {
    const { Condition: _, ...open } = STATEMENT
    expect(by([open])).toBe('open')
    expect(by([STATEMENT, { ...open, Principal: '*' }])).toBe('open')
  })
})

function by(Statement: object[]): string {
  return invocationBy(JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }), POOL)
}
