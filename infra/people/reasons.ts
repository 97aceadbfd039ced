import type { Limit, Limits } from '#infra/triggers/people-protocol.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import type { Account } from './account.ts'
import type { Target } from './target.ts'
import { shellWord, untilText } from './words.ts'

type Facts = {
  readonly email: EmailAddress
  readonly account: Account
  readonly limits: Limits
}

/** Why a code may not come, a sentence for each reason; none where nothing that is known here keeps it back. */
export function reasonsIn(
  { email, account, limits }: Facts,
  { signInMode, options }: Pick<Target, 'signInMode' | 'options'>,
): string[] {
  const reached = limits.limits.filter(({ until }) => until !== null)
  return [
    ...(account.isEnabled ? [] : [`The account is disabled, and treated as unknown. ${again('enable')}`]),
    ...statusReasons(account, signInMode),
    ...reached.map(({ name, until }) => LIMIT_REASONS[name](untilText(until ?? 0, limits.now))),
    ...(reached.some(({ name }) => name !== 'pause' && !isStart(name)) ? [again('unlock')] : []),
  ]

  function again(act: keyof typeof GIVES): string {
    return `npm run people -- ${act} ${shellWord(email)}${options} ${GIVES[act]}.`
  }
}

const GIVES = { enable: 'lets it sign in again', unlock: 'gives tries and emails back' } as const

/** True for what is counted by client address, and never given back. */
export function isStart(name: Limit['name']): boolean {
  return name === 'starts' || name === 'signups' || name === 'guesses'
}

/** The statuses of Cognito in which no code is sent, or something else comes first. */
function statusReasons({ status }: Account, signInMode: SignInMode): string[] {
  const withPasswords = signInMode === 'password-and-code'
  switch (status) {
    case 'UNCONFIRMED':
      return ['The sign-up was never confirmed. The person has to finish it, or to sign up once more.']
    case 'RESET_REQUIRED':
      return withPasswords
        ? ['The password has to be reset first: "Forgot your password?" on the sign-in page.']
        : [
            'Without a permanent password no code is sent: docs/deploy.md, "Accounts that you create or import".',
          ]
    case 'FORCE_CHANGE_PASSWORD':
      return withPasswords
        ? ['The password is a temporary one. The person enters it, chooses another, and then gets the code.']
        : []
    default:
      return []
  }
}

const LIMIT_REASONS: Record<Limit['name'], (until: string) => string> = {
  'wrong-codes': (until) =>
    `The wrong codes are used up: no code is sent or accepted until ${until}. A browser that signed in before has some more.`,
  pause: (until) => `The last email left a moment ago. The next one is not sent before ${until}.`,
  emails: (until) =>
    `The emails of the address are used up until ${until}. A browser that signed in before has some more.`,
  'emails-of-network': (until) =>
    `One client network has used up its part of the emails until ${until}. Others have theirs.`,
  'emails-of-known-browser': (until) =>
    `One browser that signed in before has used up its own emails until ${until}.`,
  'emails-by-cognito': (until) =>
    `Cognito's own emails, which confirm an address or reset a password, are used up until ${until}.`,
  'emails-of-mailbox': (until) => `The emails of all + addresses of the mailbox are used up until ${until}.`,
  'emails-of-mailbox-and-network': (until) =>
    `One client network has used up its part of the emails to + addresses of the mailbox until ${until}.`,
  starts: (until) => `The client address, or its network, may ask for no code until ${until}.`,
  signups: (until) => `The client address, or its network, may create no account until ${until}.`,
  guesses: (until) => `The client address, or its network, may try no password until ${until}.`,
}
