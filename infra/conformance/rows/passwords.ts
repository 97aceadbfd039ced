import { randomPassword } from '#lib/random-password.ts'
import { cameOf, type Row, switched } from '../row.ts'
import { proven } from './operator.ts'

const INCORRECT = 'NotAuthorizedException: Incorrect username or password.'
const ONCE = 'NotAuthorizedException: Invalid session for the user, session can only be used once.'
const CLAIM_SECONDS = 200

/** Passwords over SRP: their time, their limits, new ones. Each row makes the run's own account anew. */
export const passwordRows: readonly Row[] = [
  {
    id: 'password-claim-age',
    asks: `a right password whose TIMESTAMP is ${CLAIM_SECONDS} seconds old`,
    ...switched(
      [{ passwordClaimSeconds: 300 }, 'CUSTOM_CHALLENGE'],
      [{ passwordClaimSeconds: 60 }, INCORRECT],
    ),
    confidence: 'U',
    source: 'none',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.createAsOperator({ isPermanent: true })
      return proven(subject, subject.clock() - CLAIM_SECONDS * 1_000)
    },
  },
  {
    id: 'password-lockout',
    asks: 'eight wrong passwords in a row',
    ...switched(
      [{ passwordLockout: 'counts' }, 'NotAuthorizedException: Password attempts exceeded'],
      [{ passwordLockout: 'absent' }, INCORRECT],
    ),
    confidence: 'U',
    source: 'documented; one recorded matrix of seven saw no lockout',
    modes: ['password-and-code'],
    ask: async ({ account, passwords, email, clock }) => {
      await account.createAsOperator({ isPermanent: true })
      const came: string[] = []
      for (let guess = 0; guess < 8; guess += 1) {
        came.push(await cameOf(passwords.guess(email, clock()), () => 'answered'))
      }
      return came.find((words) => words !== INCORRECT) ?? INCORRECT
    },
  },
  {
    id: 'lockout-count-ends',
    asks: 'what ends the count of wrong passwords',
    expects: 'a right password, before the code',
    confidence: 'I',
    source: 'documented of a whole sign-in',
    notAsked: 'it takes a lockout of 15 minutes to tell',
    modes: ['password-and-code'],
  },
  {
    id: 'srp-a-zero',
    asks: 'SRP_A of 0',
    expects: 'InvalidParameterException: SRP_A is not valid.',
    confidence: 'U',
    source: 'RFC 5054, 2.5.4: refused; the words are unknown',
    modes: ['password-and-code'],
    ask: ({ calls, unregistered }) =>
      cameOf(calls.initiate(unregistered, { CHALLENGE_NAME: 'SRP_A', SRP_A: '0' }), () => 'answered'),
  },
  {
    id: 'forgot-password-limits',
    asks: 'ForgotPassword and ConfirmForgotPassword of one user in an hour',
    expects: '5 of each',
    confidence: 'I',
    source: 'documented as 5 to 20, by risk',
    modes: ['password-and-code'],
    notAsked: 'it would use the limits up',
  },
  {
    id: 'forgot-password-refused',
    asks: 'ConfirmForgotPassword with a password that the policy refuses: whether it counts as an attempt',
    expects: 'it does not',
    confidence: 'U',
    source: 'none',
    modes: ['password-and-code'],
    notAsked: 'it would use the limits up',
  },
  {
    id: 'new-password-refused',
    asks: 'a new password that is too short, then a good one with the same session',
    ...switched(
      [{ refusedNewPassword: 'keeps-session' }, 'InvalidPasswordException, then CUSTOM_CHALLENGE'],
      [{ refusedNewPassword: 'uses-session' }, `InvalidPasswordException, then ${ONCE}`],
    ),
    confidence: 'U',
    source: 'none',
    modes: ['password-and-code'],
    ask: async ({ account, passwords, calls, email, clock }) => {
      await account.createAsOperator()
      const { name, answer } = await passwords.prove(email, account.password, clock())
      const change = (NEW_PASSWORD: string) =>
        cameOf(
          calls.respond(answer.Session, name, { NEW_PASSWORD }, { ChallengeName: 'NEW_PASSWORD_REQUIRED' }),
          ({ ChallengeName }) => String(ChallengeName),
        )
      const short = await change('short')
      return `${short.replace(/: .*/, '')}, then ${await change(randomPassword())}`
    },
  },
  {
    id: 'unknown-lockout',
    asks: 'a lockout of an unknown user after wrong passwords',
    expects: 'there is none',
    confidence: 'I',
    source: 'none',
    modes: ['password-and-code'],
    ask: async ({ passwords, unregistered, clock }) => {
      const came = new Set<string>()
      for (let guess = 0; guess < 7; guess += 1) {
        came.add(await cameOf(passwords.guess(unregistered, clock()), () => 'answered'))
      }
      const locked = [...came].find((words) => /exceeded/i.test(words))
      return locked ?? 'there is none'
    },
  },
]
