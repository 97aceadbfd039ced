import { CALLS, CONNECT_MILLISECONDS as TRIGGER_CONNECT } from '#infra/triggers/aws-clients.ts'
import {
  ANSWER_FLOOR_MILLISECONDS,
  CHARGED_FLOOR_MILLISECONDS,
  STEP_MILLISECONDS,
} from '#lib/auth/answer-floor.ts'
import { REQUEST_MILLISECONDS, CONNECT_MILLISECONDS as SITE_CONNECT } from '#lib/cognito/client.ts'
import { REFRESH_MILLISECONDS } from '#lib/cognito/get-tokens-from-refresh-token.ts'
import { KEYS_MILLISECONDS } from '#lib/cognito/verify-id-token.ts'
import type { Limit } from './limit.ts'
import { count, milliseconds } from './units.ts'

export const timeLimits: readonly Limit[] = [
  {
    what: 'Every way to a code is answered no sooner than after',
    limit: milliseconds(ANSWER_FLOOR_MILLISECONDS),
    why: 'the call to SES, made for addresses with an account only, does not show',
    keptIn: ['lib/auth/answer-floor.ts'],
  },
  {
    what: 'With passwords: every way to a code of Cognito’s own, no sooner than after',
    limit: milliseconds(CHARGED_FLOOR_MILLISECONDS),
    why: 'two to four calls in a row, depending on the account, do not show',
    keptIn: ['lib/auth/answer-floor.ts'],
  },
  {
    what: 'and after that in steps of',
    limit: milliseconds(STEP_MILLISECONDS),
    why: 'what takes longer says little, too',
    keptIn: ['lib/auth/answer-floor.ts'],
  },
  {
    what: 'The site connecting to Cognito',
    limit: milliseconds(SITE_CONNECT),
    why: 'an outage is said soon',
    keptIn: ['lib/cognito/client.ts'],
  },
  {
    what: 'The site waiting for Cognito',
    limit: milliseconds(REQUEST_MILLISECONDS),
    why: 'several triggers may run in it; once, because a repeated call mails twice or meets a used session',
    keptIn: ['lib/cognito/client.ts'],
  },
  {
    what: 'Renewing a session, each of two attempts',
    limit: milliseconds(REFRESH_MILLISECONDS),
    why: 'a page waits for it before it shows anything',
    keptIn: ['lib/cognito/get-tokens-from-refresh-token.ts'],
  },
  {
    what: "Fetching the pool's public keys",
    limit: milliseconds(KEYS_MILLISECONDS),
    why: 'nothing is traded in at Cognito before its tokens can be checked',
    keptIn: ['lib/cognito/verify-id-token.ts'],
  },
  {
    what: 'A trigger connecting to anything',
    limit: milliseconds(TRIGGER_CONNECT),
    why: 'Cognito gives it five seconds in all',
    keptIn: ['infra/triggers/aws-clients.ts'],
  },
  {
    what: 'A trigger calling DynamoDB',
    limit: attempts(CALLS.dynamodb),
    why: 'each call may be repeated: its conditions see to that',
    keptIn: ['infra/triggers/aws-clients.ts'],
  },
  {
    what: 'A trigger calling SES',
    limit: attempts(CALLS.ses),
    why: 'and no longer than its lease has left; a repeated call could mail twice',
    keptIn: ['infra/triggers/mail-lease.ts', 'infra/triggers/aws-clients.ts'],
  },
  {
    what: 'A trigger calling Cognito',
    limit: attempts(CALLS.cognito),
    why: 'to mark an address as verified, at its first sign-in, and to end all sessions after a reset password',
    keptIn: ['infra/triggers/aws-clients.ts'],
  },
]

function attempts(call: { readonly attempts: number; readonly milliseconds: number }): string {
  return `${milliseconds(call.milliseconds)}, ${count(call.attempts, 'attempt')}`
}
