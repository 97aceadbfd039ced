import { describe, expect, it } from 'vitest'
import { appClientOn } from '#infra/pool.ts'
import { CALLS } from '#infra/triggers/aws-clients.ts'
import { policy } from '#infra/triggers/policy.ts'
import { KNOWN_BROWSER_SECONDS as BROWSER_SECONDS, MAX_BODY_BYTES, SESSION_SECONDS } from '#lib/limits.ts'
import { REMEMBERED_SECONDS } from '#lib/session/ended-sessions.ts'
import { REFRESH_AHEAD_SECONDS } from '#lib/session/signed-in.ts'
import nextConfigIn from '../next.config.mjs'
import { limitsPage } from './generator/limits-page.ts'
import { policyRows } from './generator/policy-limits.ts'
import { duration, milliseconds, windows } from './generator/units.ts'

it('docs/limits.md is what the code says', async () => {
  await expect(limitsPage()).toMatchFileSnapshot('limits.md')
})

it('no number of the policy is missing', () => {
  expect(Object.keys(policyRows).sort()).toEqual(Object.keys(policy).sort())
})

const appClient = appClientOn('essentials')

describe('a number that two places need is the same in both', () => {
  it('the size of a body', () => {
    const { experimental } = nextConfigIn('phase-production-build')
    expect(experimental?.serverActions?.bodySizeLimit).toBe(`${MAX_BODY_BYTES / 1_024}kb`)
  })

  it('the life of a session, here and at Cognito', () => {
    expect(appClient.TokenValidityUnits.RefreshToken).toBe('days')
    expect(SESSION_SECONDS).toBe(appClient.RefreshTokenValidity * 86_400)
  })

  it('an ended session is remembered until its copies have to be renewed', () => {
    expect(appClient.TokenValidityUnits.AccessToken).toBe('minutes')
    expect(REMEMBERED_SECONDS).toBeGreaterThanOrEqual(
      appClient.AccessTokenValidity * 60 + REFRESH_AHEAD_SECONDS,
    )
  })

  it('the life of a known browser, in its cookie and in the table', () => {
    expect(BROWSER_SECONDS).toBe(policy.sweepAccountAfterSeconds)
  })

  it('the pause between mails, as a window and as what a page calls "on its way"', () => {
    expect(policy.mailsPerAddress[0]).toEqual({ limit: 1, seconds: policy.secondsBetweenMails })
  })

  it('the time of a mail, for its call and out of its lease', () => {
    const fromLease = policy.mailLeaseSeconds * 1_000 - policy.mailLeaseReserveMilliseconds
    expect(CALLS.ses.milliseconds).toBe(fromLease)
  })
})

describe('the units of the page', () => {
  it.each([
    [1, '1 second'],
    [90, '90 seconds'],
    [600, '10 minutes'],
    [3_600, '1 hour'],
    [86_400, '24 hours'],
    [90 * 86_400, '90 days'],
  ])('%i seconds are %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words)
  })

  it('are seconds for milliseconds, too', () => {
    expect(milliseconds(1_500)).toBe('1.5 seconds')
  })

  it('say how many in which time', () => {
    expect(windows([{ limit: 15, seconds: 86_400 }])).toBe('15 in 24 hours')
  })
})
