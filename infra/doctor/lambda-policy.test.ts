import { describe, expect, it } from 'vitest'
import { invocationRights } from './lambda-policy.ts'

const ACCOUNT = '123456789012'
const POOL = `arn:aws:cognito-idp:eu-central-1:${ACCOUNT}:userpool/eu-central-1_AbCdEf123`
const ANY_POOL = `arn:aws:cognito-idp:eu-central-1:${ACCOUNT}:userpool/*`
const OWN = {
  Sid: 'Own',
  Effect: 'Allow',
  Principal: { Service: 'cognito-idp.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:f`,
  Condition: {
    StringEquals: { 'AWS:SourceAccount': ACCOUNT },
    ArnLike: { 'AWS:SourceArn': POOL },
  },
}
const { Condition: _, ...UNCONDITIONAL } = { ...OWN, Sid: 'Other' }
const OTHER = { ...OWN, Sid: 'Other' }

const FINE = { isAllowed: true, denying: [], open: [] }
const REFUSED = { isAllowed: false, denying: [], open: [] }
const OPEN = { isAllowed: true, denying: [], open: ['Other'] }
const OPEN_TO_OTHERS_ONLY = { ...OPEN, isAllowed: false }
const DENIED = { isAllowed: false, denying: ['Other'], open: [] }

describe('a policy that allows this pool only', () => {
  it.each([
    ['as the stack writes it', [OWN]],
    ['twice', [OWN, OTHER]],
    ['as a single statement', OWN],
    [
      'whatever the case of operator and key',
      [{ ...OWN, Condition: { arnlike: { 'aws:sourcearn': POOL } } }],
    ],
    ['with StringEquals', [{ ...OWN, Condition: { StringEquals: { 'AWS:SourceArn': [POOL] } } }]],
    ['with an action that invokes nothing', [OWN, { ...UNCONDITIONAL, Action: 'lambda:GetFunction' }]],
  ])('%s', (_what, statements) => {
    expect(by(statements)).toEqual(FINE)
  })
})

describe('a policy that refuses this pool', () => {
  it.each([
    ['nothing at all', [], REFUSED],
    ['another action', [{ ...OWN, Action: 'lambda:GetFunction' }], REFUSED],
    [
      'this pool from another account',
      [{ ...OWN, Condition: { ...OWN.Condition, StringEquals: { 'AWS:SourceAccount': '210987654321' } } }],
      REFUSED,
    ],
    [
      'a denial of everything',
      [OWN, { ...UNCONDITIONAL, Effect: 'Deny', Principal: '*', Action: '*' }],
      DENIED,
    ],
    ['a denial of Cognito', [OWN, { ...UNCONDITIONAL, Effect: 'Deny', Action: 'lambda:Invoke*' }], DENIED],
    ['a denial of this pool', [OWN, { ...OTHER, Effect: 'Deny' }], DENIED],
    [
      'a denial under a condition that is not understood',
      [OWN, { ...UNCONDITIONAL, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
      DENIED,
    ],
    [
      'a denial of all other pools',
      [
        OWN,
        { ...OTHER, Effect: 'Deny', Principal: '*', Condition: { ArnNotLike: { 'AWS:SourceArn': POOL } } },
      ],
      FINE,
    ],
    [
      'a denial of an account',
      [OWN, { ...UNCONDITIONAL, Effect: 'Deny', Principal: { AWS: '210987654321' } }],
      FINE,
    ],
  ])('%s', (_what, statements, said) => {
    expect(by(statements)).toEqual(said)
  })
})

describe('a statement that allows others is named', () => {
  it.each([
    ['Cognito without a condition', [OWN, UNCONDITIONAL], OPEN],
    ['every principal', [OWN, { ...UNCONDITIONAL, Principal: '*' }], OPEN],
    ['every principal for a wildcard of pools', [OWN, { ...OTHER, Principal: '*', ...from(ANY_POOL) }], OPEN],
    ['a wildcard for pools alone', [{ ...OTHER, ...from(ANY_POOL) }], OPEN_TO_OTHERS_ONLY],
    [
      'the account of the pool alone',
      [{ ...OTHER, Condition: { StringEquals: { 'AWS:SourceAccount': ACCOUNT } } }],
      OPEN_TO_OTHERS_ONLY,
    ],
    ['another pool', [OWN, { ...OTHER, ...from(`${POOL}x`) }], OPEN],
    ['one pool of two', [{ ...OTHER, ...from(POOL, `${POOL}x`) }], OPEN_TO_OTHERS_ONLY],
    [
      'another account',
      [OWN, { ...UNCONDITIONAL, Principal: { AWS: 'arn:aws:iam::210987654321:root' } }],
      OPEN,
    ],
    ['every account', [OWN, { ...UNCONDITIONAL, Principal: { AWS: '*' } }], OPEN],
    ['another service', [OWN, { ...OTHER, Principal: { Service: 'apigateway.amazonaws.com' } }], OPEN],
    [
      'another service as well as Cognito',
      [{ ...OTHER, Principal: { Service: ['cognito-idp.amazonaws.com', 'apigateway.amazonaws.com'] } }],
      OPEN_TO_OTHERS_ONLY,
    ],
    [
      'every pool but this one',
      [OWN, { ...OTHER, Condition: { StringNotEquals: { 'AWS:SourceArn': POOL } } }],
      OPEN,
    ],
    [
      'calls that name no pool',
      [{ ...OTHER, Condition: { ArnLikeIfExists: { 'AWS:SourceArn': POOL } } }],
      OPEN_TO_OTHERS_ONLY,
    ],
    ['by its URL', [OWN, { ...UNCONDITIONAL, Principal: '*', Action: 'lambda:InvokeFunctionUrl' }], OPEN],
    [
      'by NotPrincipal',
      [OWN, { ...UNCONDITIONAL, Principal: undefined, NotPrincipal: { AWS: ACCOUNT } }],
      OPEN,
    ],
  ])('%s', (_what, statements, said) => {
    expect(by(statements)).toEqual(said)
  })
})

function from(...pools: string[]) {
  return { Condition: { ArnLike: { 'AWS:SourceArn': pools } } }
}

function by(Statement: object) {
  const { isAllowed, denying, open } = invocationRights(
    JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }),
    POOL,
  )
  return { isAllowed, denying: denying.map(({ Sid }) => Sid), open: open.map(({ Sid }) => Sid) }
}
