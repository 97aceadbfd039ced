/*
 * Lengths and lifetimes of the site, each under its own name. Lengths count characters unless the name says otherwise. What the
 * triggers limit (tries, emails, starts) is in infra/triggers/policy.ts.
 */

/** The longest that Cognito's USERNAME holds, though email allows 254: docs/decisions/0009. */
export const MAX_EMAIL_LENGTH = 128

/** Before the @, in octets: RFC 5321, 4.5.3.1. */
export const MAX_LOCAL_PART_LENGTH = 64

/** What is read of an email field: longer than any address, short enough to send back. */
export const MAX_EMAIL_FIELD = 320

/** How many digits a code may have; the fewest unless the triggers are told otherwise. */
export const CODE_LENGTH = { least: 6, most: 8 } as const

/** The length of the codes that Cognito makes itself. */
export const COGNITO_CODE_LENGTH = 6

/** What is read of a code field: a pasted email is cut here before any pattern runs over it. */
export const MAX_CODE_FIELD = 2_000

/** What is kept of a refused entry: the cookie has no room for a whole pasted email. */
export const MAX_KEPT_CODE_LENGTH = 16

/**
 * Sender, title and hint of the code field together, in bytes of JSON: they share a cookie with Cognito's longest session. A longer
 * sender is refused by the triggers' configuration; longer texts give way to the site's own.
 */
export const MAX_TRIGGER_TEXT_BYTES = 100

/** NIST SP 800-63B-4, 3.1.1.2, asks for less of a password that is not the only factor; the pool demands the same. */
export const MIN_PASSWORD_LENGTH = 12

/** The longest that Cognito takes. */
export const MAX_PASSWORD_LENGTH = 256

/** What is read of a password field: more than a password may have, so that a longer one gets a sentence. */
export const MAX_PASSWORD_FIELD = 1_000

/** How often a new password is estimated for one address, on one instance: an estimate takes up to 36 ms of CPU. */
export const PASSWORD_ESTIMATES = { limit: 10, seconds: 600 } as const

/** Of the names in `lib/brand.ts`. */
export const MAX_BRAND_LENGTH = 60

export const MAX_NAME_LENGTH = 60

/** What is read of a name field: more than a name may have, so that a longer one gets a sentence. */
export const MAX_NAME_FIELD = 100

/** The longest `?next=` that is looked at; no path of this site is longer. */
export const MAX_NEXT_LENGTH = 2_000

/** The longest `?next=` that is kept during a sign-in, encoded as in its cookie; a longer one is dropped. */
export const MAX_KEPT_NEXT_LENGTH = 150

/** The body of a request; `serverActions.bodySizeLimit` of `next.config.mjs`, which applies to actions only, is the same. */
export const MAX_BODY_BYTES = 16_384

/**
 * The longest body that the proxy sees whole. `proxyClientMaxBodySize` of `next.config.mjs` is 64 kB more: Next drops the piece that goes
 * beyond it, and Node reads 64 kB at a time.
 */
export const MAX_PROXIED_BODY_BYTES = 65_536

/** Browsers silently drop a longer cookie (RFC 6265, 6.1: name, value and attributes). */
export const MAX_COOKIE_BYTES = 4096

/** What is kept of a person's groups in the session, in bytes of JSON; a person can have a hundred, of 128 characters each. */
export const MAX_KEPT_GROUPS_BYTES = 128

/** An access token that is handed out lives as long at least: time for a call with it. */
export const ACCESS_TOKEN_SECONDS_LEFT = 15

/** Absolute. The pool's refresh token lives as long, and rotation does not extend it. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

/** A session that Cognito does not confirm, because it is down or throttles, is accepted for no longer than this. */
export const UNCONFIRMED_SESSION_SECONDS = 60 * 60

/** How long a refresh token works after it was exchanged, for requests that run at the same time; the pool's own is the same. */
export const REFRESH_GRACE_SECONDS = 60

/** The age of a sign-in that still allows what cannot be undone: time to read the page, too short for a borrowed device. */
export const RECENT_SIGN_IN_MINUTES = 10

/** How long Cognito keeps the session between two steps of a sign-in; the pool's own is the same. */
export const FLOW_MINUTES = 15

/** Much longer than a code works: a visitor who comes back late reads that it expired, and has address and way back again. */
export const PENDING_SECONDS = 24 * 60 * 60

/** As long as an account knows a browser; each sign-in starts it again. */
export const KNOWN_BROWSER_SECONDS = 90 * 24 * 60 * 60

/** How long a page without script can be reloaded and still show the answer to its form. */
export const FLASH_SECONDS = 5 * 60
