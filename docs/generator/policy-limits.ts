import { policy } from '#infra/triggers/policy.ts'
import { CODE_LENGTH } from '#lib/limits.ts'
import type { Limit } from './limit.ts'
import { count, duration, milliseconds, windows } from './units.ts'

const codeLength: Limit = {
  what: 'Digits of a code',
  limit: `${CODE_LENGTH.least} to ${CODE_LENGTH.most}, by default ${CODE_LENGTH.least}`,
  why: 'short enough to read and type; more where many accounts are worth guessing at (`CODE_DIGITS`)',
  keptIn: ['infra/triggers/trigger-env.ts', 'lib/trigger-protocol.ts'],
}

const codes = {
  codeLifetimeSeconds: {
    what: 'Life of a code',
    limit: duration(policy.codeLifetimeSeconds),
    why: 'from its first mail; a resend does not extend it',
    keptIn: ['infra/triggers/mail-lease.ts', 'infra/triggers/attempts.ts'],
  },
  resendSameCodeForSeconds: {
    what: 'Life left for a resend to carry the same code',
    limit: duration(policy.resendSameCodeForSeconds),
    why: 'with less, a new code is made, so that a mail never brings a code about to end',
    keptIn: ['infra/triggers/issue-code.ts'],
  },
  triesPerCode: {
    what: 'Answers compared with one code',
    limit: count(policy.triesPerCode, 'answer'),
    why: 'counted before the comparison, so that parallel guesses gain nothing',
    keptIn: ['infra/triggers/attempts.ts', 'infra/triggers/define-auth-challenge.ts'],
  },
  roundsPerFlow: {
    what: 'Rounds of one flow',
    limit: count(policy.roundsPerFlow, 'round'),
    why: "each answer is one, and so is asking for the code again; all of an account's tries and an hour's mails fit",
    keptIn: ['infra/triggers/define-auth-challenge.ts'],
  },
  triesPerAccount: {
    what: 'Wrong answers for one account',
    limit: windows([policy.triesPerAccount]),
    why: 'across codes, flows and browsers; a sign-in gives them back',
    keptIn: ['infra/triggers/attempts.ts'],
  },
  triesPerKnownBrowser: {
    what: 'Wrong answers of a known browser, beyond those',
    limit: windows([policy.triesPerKnownBrowser]),
    why: 'so that guesses of strangers do not lock an owner out of a browser of theirs',
    keptIn: ['infra/triggers/attempts.ts'],
  },
  knownBrowsersPerAccount: {
    what: 'Known browsers of one account',
    limit: count(policy.knownBrowsersPerAccount, 'browser'),
    why: 'the one that was away longest makes room',
    keptIn: ['infra/triggers/attempts.ts', 'infra/triggers/account-item.ts'],
  },
  quietAfterSuccessSeconds: {
    what: 'No fresh code after a sign-in for',
    limit: duration(policy.quietAfterSuccessSeconds),
    why: 'a start this soon is a double submit',
    keptIn: ['infra/triggers/issue-code.ts'],
  },
} as const satisfies Record<string, Limit>

const mails = {
  mailsPerAddress: {
    what: 'Mails to one address',
    limit: windows(policy.mailsPerAddress),
    why: 'nobody can flood a mailbox; addresses without an account count alike, and get none',
    keptIn: ['infra/triggers/mail-lease.ts'],
  },
  secondsBetweenMails: {
    what: 'A mail counts as on its way for',
    limit: duration(policy.secondsBetweenMails),
    why: 'the page says so instead of speaking of a limit',
    keptIn: ['infra/triggers/issue-code.ts'],
  },
  mailsAfterUse: {
    what: 'Mails to one address, when the last code did its work',
    limit: windows(policy.mailsAfterUse),
    why: 'without the pause, so that signing out and in again works',
    keptIn: ['infra/triggers/account-item.ts'],
  },
  cognitoMailsPerAddress: {
    what: 'With passwords: mails of Cognito’s own to one address',
    limit: windows(policy.cognitoMailsPerAddress),
    why: 'both kinds together, beside those above; without a pause, for proving an address may take two in a row',
    keptIn: ['infra/triggers/custom-message.ts'],
  },
  mailLeaseSeconds: {
    what: 'How long one invocation alone may mail an account',
    limit: duration(policy.mailLeaseSeconds),
    why: 'Cognito repeats slow triggers; after it, the next one sends what never left',
    keptIn: ['infra/triggers/mail-lease.ts'],
  },
  mailLeaseReserveMilliseconds: {
    what: 'What of it is kept back from SES',
    limit: milliseconds(policy.mailLeaseReserveMilliseconds),
    why: 'a mail never leaves after its lease ran out',
    keptIn: ['infra/triggers/mail-lease.ts'],
  },
} as const satisfies Record<string, Limit>

const notices = {
  wrongCodesBeforeNotice: {
    what: 'Wrong codes behind a right password, until the owner is told',
    limit: windows([policy.wrongCodesBeforeNotice]),
    why: 'somebody else knows the password; two are slips of a person who does; a sign-in begins the count anew',
    keptIn: ['infra/triggers/account-item.ts', 'infra/triggers/create-auth-challenge.ts'],
  },
  secondsBetweenWrongCodesNotices: {
    what: 'Pause after a notice of wrong codes',
    limit: duration(policy.secondsBetweenWrongCodesNotices),
    why: 'who knows the password could flood the mailbox with more',
    keptIn: ['infra/triggers/send-notice.ts'],
  },
  secondsBetweenPasswordNotices: {
    what: 'Pause after a notice of a reset password',
    limit: duration(policy.secondsBetweenPasswordNotices),
    why: "several resets in a row are one person's",
    keptIn: ['infra/triggers/send-notice.ts'],
  },
} as const satisfies Record<string, Limit>

const starts = {
  startsPerClientAddress: {
    what: 'Starts from one client address',
    limit: windows(policy.startsPerClientAddress),
    why: 'codes, sign-ups and passwords have one each; an IPv6 address counts by its /64, an unknown one not at all',
    keptIn: ['infra/triggers/rate-limit.ts'],
  },
} as const satisfies Record<string, Limit>

const table = {
  leaseAttempts: {
    what: 'Rounds of reading and writing before a start gives up',
    limit: count(policy.leaseAttempts, 'round'),
    why: 'a start that keeps losing races ends as an outage',
    keptIn: ['infra/triggers/issue-code.ts'],
  },
  sweepAccountAfterSeconds: {
    what: "Life of an account's item after its last use",
    limit: duration(policy.sweepAccountAfterSeconds),
    why: 'known browsers are known for so long; nothing else in it is asked about for longer than a day',
    keptIn: ['infra/triggers/mail-lease.ts', 'infra/triggers/attempts.ts'],
  },
  sweepClientAfterSeconds: {
    what: "Life of a client address's item after its last start",
    limit: duration(policy.sweepClientAfterSeconds),
    why: 'no window asks about it for longer',
    keptIn: ['infra/triggers/rate-limit.ts'],
  },
  sweepCognitoMailsAfterSeconds: {
    what: 'Life of an account’s item of mails by Cognito, from the last of them',
    limit: duration(policy.sweepCognitoMailsAfterSeconds),
    why: 'nobody asks about it any more',
    keptIn: ['infra/triggers/custom-message.ts'],
  },
} as const satisfies Record<string, Limit>

/** A row for each number of the policy; one that has none does not compile. */
export const policyRows: Readonly<Record<keyof typeof policy, Limit>> = {
  ...codes,
  ...mails,
  ...notices,
  ...starts,
  ...table,
}

/** The policy of the triggers, in the order in which a person would ask. */
export const policyLimits = {
  Codes: [codeLength, ...Object.values(codes)],
  Mails: Object.values(mails),
  'Notices to an owner': Object.values(notices),
  'Starts of a sign-in or sign-up': Object.values(starts),
  'The table': Object.values(table),
} as const satisfies Record<string, readonly Limit[]>
