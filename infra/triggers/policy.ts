/** At most `limit` events in any `seconds`: a sliding window, counted over the log of the events themselves. */
export type Window = { readonly limit: number; readonly seconds: number }

export type Windows = readonly Window[]

const hourSeconds = 3_600
const daySeconds = 86_400

/** Every number of the sign-in policy, in one place. Times are whole seconds unless the name says otherwise. */
export const policy = {
  /** From the first email of a code; a resend does not extend it (OWASP ASVS 5.0, 6.5.5). */
  codeLifetimeSeconds: 600,
  /** A resend carries the same code while at least this much of its life is left, otherwise a new one is made. */
  resendSameCodeForSeconds: 180,
  /** Answers compared per code; counted before the comparison, so that parallel guesses gain nothing. */
  triesPerCode: 5,
  /**
   * Rounds of one flow, behind a password or not; asking for the code takes one, too. All of an account's tries and an
   * hour's emails fit. The limits of tries and emails are kept in the table, not here.
   */
  roundsPerFlow: 20,
  /** Wrong answers per account, across codes and flows, about 0.5 % a year for six digits; success resets it. */
  triesPerAccount: { limit: 15, seconds: daySeconds },
  /** Of their own, for browsers that signed in to the account before: a stranger's guesses never lock an owner out. */
  triesPerKnownBrowser: { limit: 5, seconds: daySeconds },
  /** The one that has been away longest makes room for a new one. */
  knownBrowsersPerAccount: 10,
  /** Between two emails of a code. The last one counts as on its way: the page says so instead of naming a limit. */
  secondsBetweenMails: 30,
  /** Protects mailboxes from floods. Addresses without an account count alike, and get no email. */
  mailsPerAddress: [
    { limit: 5, seconds: hourSeconds },
    { limit: 20, seconds: daySeconds },
  ],
  /** What one client network may cause of these, so that a stranger leaves some to the owner. */
  mailsPerAddressAndNetwork: [
    { limit: 3, seconds: hourSeconds },
    { limit: 6, seconds: daySeconds },
  ],
  /** Of their own, for known browsers, when those above are used up: strangers never keep an owner from the email. */
  mailsPerKnownBrowser: [
    { limit: 5, seconds: hourSeconds },
    { limit: 20, seconds: daySeconds },
  ],
  /**
   * Of all sub-addresses of one mailbox, whose local part goes on after a +, by Cognito, too. The address without one has its own
   * windows only, so that made-up sub-addresses never keep it from its emails: ten an hour and thirty a day in all.
   */
  mailsToSubAddresses: [
    { limit: 5, seconds: hourSeconds },
    { limit: 10, seconds: daySeconds },
  ],
  /** As above: one client network leaves some to everyone else, whatever sub-addresses it makes up. */
  mailsToSubAddressesAndNetwork: [
    { limit: 3, seconds: hourSeconds },
    { limit: 6, seconds: daySeconds },
  ],
  /** Codes, sign-ups and passwords cost one each. An IPv6 address counts by its /64, an unknown one not at all. */
  startsPerClientAddress: [{ limit: 20, seconds: hourSeconds }],
  /** One line may have a /56 or a /48 of IPv6, which hold 256 and 65,536 of those /64s. */
  startsPerSlash56: [{ limit: 60, seconds: hourSeconds }],
  startsPerSlash48: [{ limit: 200, seconds: hourSeconds }],
  /** How long one invocation may hold the right to send. After it, the next one sends what never left. */
  mailLeaseSeconds: 4,
  /** SES has the rest of the lease, 3 s, so that an email never leaves after its lease expired. */
  mailLeaseReserveMilliseconds: 1_000,
  /** The emails that Cognito sends itself, of both kinds together. Without a pause: proving an address may take two in a row. */
  cognitoMailsPerAddress: [
    { limit: 5, seconds: hourSeconds },
    { limit: 20, seconds: daySeconds },
  ],
  /** After so many wrong codes behind a right password the owner gets a notice; two are the owner's own mistakes. */
  wrongCodesBeforeNotice: { limit: 3, seconds: daySeconds },
  /** A stranger who knows the password could flood the mailbox with more of them. */
  secondsBetweenWrongCodesNotices: daySeconds,
  /** Several resets in a row are the owner's; a whole day would hide a stranger's after them. */
  secondsBetweenPasswordNotices: hourSeconds,
  /** A request this soon after a success, on a flow that asked before, was pressed too late: it sends no new code. */
  quietAfterSuccessSeconds: 5,
  /** Reads and writes before a start that keeps losing races gives up. */
  leaseAttempts: 5,
  /** DynamoDB's TTL may delete only what no window can ask about any more; known browsers are known that long. */
  sweepAccountAfterSeconds: 90 * daySeconds,
  sweepClientAfterSeconds: 2 * hourSeconds,
  sweepMailsAfterSeconds: 2 * daySeconds,
} as const
