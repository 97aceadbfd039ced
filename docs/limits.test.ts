import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { appClientOn } from '#infra/pool.ts'
import { CALLS } from '#infra/triggers/aws-clients.ts'
import { policy, type Window } from '#infra/triggers/policy.ts'
import * as limits from '#lib/limits.ts'
import { REMEMBERED_SECONDS } from '#lib/session/revoked-sessions.ts'
import { REFRESH_AHEAD_SECONDS } from '#lib/session/session-cookie.ts'
import nextConfigIn from '../next.config.mjs'

const { AccessTokenValidity, RefreshTokenValidity, TokenValidityUnits } = appClientOn('essentials')
const rows = readFileSync('docs/limits.md', 'utf8').matchAll(/^\| ([^|]+?) +\| (.+?) +\| `/gm)

it('docs/limits.md has the numbers of the code', () => {
  expect(Object.fromEntries([...rows].map(([, what, limit]) => [what, limit]))).toEqual({
    'Digits of a code': `${limits.CODE_LENGTH.least}; up to ${limits.CODE_LENGTH.most} with \`CODE_DIGITS\``,
    'Lifetime of a code': `${policy.codeLifetimeSeconds / 60} minutes from its first email`,
    'A resend carries the same code while it lives at least': `${policy.resendSameCodeForSeconds / 60} more minutes`,
    'Tries per code': `${policy.triesPerCode}`,
    'Wrong codes per account': `${windows(policy.triesPerAccount)}; a sign-in resets them`,
    'Further wrong codes from a known browser': windows(policy.triesPerKnownBrowser),
    'Known browsers per account': `${policy.knownBrowsersPerAccount}, for ${limits.KNOWN_BROWSER_SECONDS / 86_400} days each`,
    'Emails per address': windows(...policy.mailsPerAddress),
    'Emails sent by Cognito itself, per address': windows(...policy.cognitoMailsPerAddress),
    'Starts per client address': windows(...policy.startsPerClientAddress),
    'Wrong codes after a correct password, before a notice': windows(policy.wrongCodesBeforeNotice),
    'A session': `${limits.SESSION_SECONDS / 86_400} days`,
    'A session is refreshed, and checked by Cognito, every': `${AccessTokenValidity} ${TokenValidityUnits.AccessToken}`,
    'Sign-in age for deleting the account': `${limits.RECENT_SIGN_IN_MINUTES} minutes`,
    'An unfinished sign-in': `${limits.PENDING_SECONDS / 3_600} hour`,
    'Email address': `${limits.MAX_EMAIL_LENGTH} characters, ${limits.MAX_LOCAL_PART_LENGTH} before the @`,
    Password: `${limits.MIN_PASSWORD_LENGTH} to ${limits.MAX_PASSWORD_LENGTH} characters`,
    Name: `${limits.MAX_NAME_LENGTH} characters`,
    'Body of a request': `${limits.MAX_BODY_BYTES / 1_024} kB`,
  })
})

it('a number that two places need is the same in both', () => {
  const { experimental } = nextConfigIn('phase-production-build')
  expect(experimental?.serverActions?.bodySizeLimit).toBe(`${limits.MAX_BODY_BYTES / 1_024}kb`)
  expect(TokenValidityUnits).toMatchObject({ AccessToken: 'minutes', RefreshToken: 'days' })
  expect(limits.SESSION_SECONDS).toBe(RefreshTokenValidity * 86_400)
  expect(REMEMBERED_SECONDS).toBeGreaterThanOrEqual(AccessTokenValidity * 60 + REFRESH_AHEAD_SECONDS)
  expect(limits.KNOWN_BROWSER_SECONDS).toBe(policy.sweepAccountAfterSeconds)
  expect(policy.mailsPerAddress[0]).toEqual({ limit: 1, seconds: policy.secondsBetweenMails })
  expect(CALLS.ses.milliseconds).toBe(policy.mailLeaseSeconds * 1_000 - policy.mailLeaseReserveMilliseconds)
})

/** "5 in 1 hour, 10 in 24 hours" */
function windows(...all: readonly Window[]): string {
  return all.map(({ limit, seconds }) => `${limit} in ${duration(seconds)}`).join(', ')
}

function duration(seconds: number): string {
  if (seconds < 3_600) return `${seconds} seconds`
  return seconds === 3_600 ? '1 hour' : `${seconds / 3_600} hours`
}
