import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { appClientOn } from '#infra/pool.ts'
import { CALLS } from '#infra/triggers/aws-clients.ts'
import { policy, type Window } from '#infra/triggers/policy.ts'
import { sprayYield, yieldText } from '#infra/triggers/spray-yield.ts'
import * as limits from '#lib/limits.ts'
import nextConfigIn from '../next.config.mjs'

const { AccessTokenValidity, RefreshTokenValidity, TokenValidityUnits } = appClientOn('essentials')
const page = readFileSync('docs/limits.md', 'utf8')
const rows = page.matchAll(/^\| ([^|]+?) +\| (.+?) +\| `/gm)

it('docs/limits.md has the numbers of the code', () => {
  expect(Object.fromEntries([...rows].map(([, what, limit]) => [what, limit]))).toEqual({
    'Digits of a code': `${limits.CODE_LENGTH.least}; up to ${limits.CODE_LENGTH.most} with \`CODE_DIGITS\``,
    'Lifetime of a code': `${policy.codeLifetimeSeconds / 60} minutes from its first email`,
    'A resend carries the same code while it lives at least': `${policy.resendSameCodeForSeconds / 60} more minutes`,
    'Tries per code': `${policy.triesPerCode}`,
    'Wrong codes per account': `${windows(policy.triesPerAccount)}; a sign-in resets them`,
    'Further wrong codes from a known browser': windows(policy.triesPerKnownBrowser),
    'Known browsers per account': `${policy.knownBrowsersPerAccount}, for ${limits.KNOWN_BROWSER_SECONDS / 86_400} days each`,
    'Emails per address': windows(
      { limit: 1, seconds: policy.secondsBetweenMails },
      ...policy.mailsPerAddress,
    ),
    'Of an address, caused by one client network': windows(...policy.mailsPerAddressAndNetwork),
    'Further emails for a known browser': windows(...policy.mailsPerKnownBrowser),
    'Emails to all `+` addresses of a mailbox': windows(...policy.mailsToSubAddresses),
    'Of these, caused by one client network': windows(...policy.mailsToSubAddressesAndNetwork),
    'Emails sent by Cognito itself, per address': windows(...policy.cognitoMailsPerAddress),
    'Starts per client address: IPv4, or a /64 of IPv6': windows(...policy.startsPerClientAddress),
    'Starts per /56 of IPv6': windows(...policy.startsPerSlash56),
    'Starts per /48 of IPv6': windows(...policy.startsPerSlash48),
    'Wrong codes after a correct password, before a notice': windows(policy.wrongCodesBeforeNotice),
    'A session': `${limits.SESSION_SECONDS / 86_400} days`,
    'A session is refreshed, and checked by Cognito, every': `${AccessTokenValidity} ${TokenValidityUnits.AccessToken}`,
    'A session is accepted without Cognito, at most': `${limits.UNCONFIRMED_SESSION_SECONDS / 3_600} hour`,
    'Sign-in age for deleting the account': `${limits.RECENT_SIGN_IN_MINUTES} minutes`,
    'An unfinished sign-in': `${limits.PENDING_SECONDS / 3_600} hours`,
    'Email address': `${limits.MAX_EMAIL_LENGTH} characters, ${limits.MAX_LOCAL_PART_LENGTH} before the @`,
    Password: `${limits.MIN_PASSWORD_LENGTH} to ${limits.MAX_PASSWORD_LENGTH} characters`,
    'Estimates of new passwords per address, on one instance': windows(limits.PASSWORD_ESTIMATES),
    Name: `${limits.MAX_NAME_LENGTH} characters`,
    'Body of a form': `${limits.MAX_BODY_BYTES / 1_024} kB`,
  })
})

it('docs/limits.md says what guessing yields for each number of digits', () => {
  const { least, most } = limits.CODE_LENGTH
  const yields = Array.from({ length: most - least + 1 }, (_, index) => least + index).map((digits) => {
    const { ipv4, slash48 } = sprayYield(digits)
    return [digits, ipv4, slash48].map((value) => yieldText(value))
  })
  const written = page.matchAll(/^\| (\d) +\| ([\d.]+) +\| ([\d.]+) +\|$/gm)
  expect([...written].map(([, ...cells]) => cells)).toEqual(yields)
})

it('a number that two places need is the same in both', () => {
  const { experimental } = nextConfigIn('phase-production-build')
  expect(experimental?.serverActions?.bodySizeLimit).toBe(`${limits.MAX_BODY_BYTES / 1_024}kb`)
  expect(TokenValidityUnits).toMatchObject({ AccessToken: 'minutes', RefreshToken: 'days' })
  expect(limits.SESSION_SECONDS).toBe(RefreshTokenValidity * 86_400)
  expect(limits.KNOWN_BROWSER_SECONDS).toBe(policy.sweepAccountAfterSeconds)
  expect(CALLS.ses.milliseconds).toBe(policy.mailLeaseSeconds * 1_000 - policy.mailLeaseReserveMilliseconds)
})

/** "5 in 1 hour, 10 in 24 hours" */
function windows(...all: readonly Window[]): string {
  return all.map(({ limit, seconds }) => `${limit} in ${duration(seconds)}`).join(', ')
}

function duration(seconds: number): string {
  if (seconds < 600) return `${seconds} seconds`
  if (seconds < 3_600) return `${seconds / 60} minutes`
  return seconds === 3_600 ? '1 hour' : `${seconds / 3_600} hours`
}
