import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminResetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { cameOf, type Row, switched } from '../row.ts'
import type { Subject } from '../subject.ts'
import { deliveryIn } from './unknown-user.ts'

const RESET = 'PasswordResetRequiredException: Password reset required for the user'
const INCORRECT = 'NotAuthorizedException: Incorrect username or password.'
const OPERATOR_ONLY = 'NotAuthorizedException: Contact administrator to reset password.'

/** Accounts that an operator has made, disabled or reset. Each row makes the run's own account anew. */
export const operatorRows: readonly Row[] = [
  {
    id: 'disabled',
    asks: 'InitiateAuth of a disabled user',
    ...switched(
      [{ disabledUser: 'refused' }, 'NotAuthorizedException: User is disabled.'],
      [{ disabledUser: 'simulated' }, 'a challenge'],
    ),
    confidence: 'U',
    source: 'observed with LEGACY errors only',
    ask: async (subject) => {
      const { account, pool, calls, email } = subject
      await account.createAsOperator({ isPermanent: true })
      await pool.cognito.send(new AdminDisableUserCommand(account.own))
      const srp = { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' }
      const came = await cameOf(
        calls.initiate(email, pool.signInMode === 'code' ? {} : srp),
        () => 'a challenge',
      )
      await pool.cognito.send(new AdminEnableUserCommand(account.own))
      return came
    },
  },
  {
    id: 'operators-account',
    asks: 'UserStatus of AdminCreateUser with a temporary password',
    expects: 'FORCE_CHANGE_PASSWORD',
    confidence: 'D',
    source: 'API reference, AdminCreateUser',
    ask: ({ account }) => cameOf(account.createAsOperator(), (user) => String(user?.UserStatus)),
  },
  {
    id: 'operators-account-code',
    asks: 'InitiateAuth of such a user, without a password',
    expects: 'CUSTOM_CHALLENGE',
    confidence: 'O',
    source: 'aws-samples/amazon-cognito-passwordless-auth#194',
    modes: ['code'],
    ask: async ({ account, calls, email }) => {
      await account.createAsOperator()
      return cameOf(calls.initiate(email), ({ ChallengeName }) => String(ChallengeName))
    },
  },
  {
    id: 'operators-account-password',
    asks: 'the temporary password, right',
    expects: 'NEW_PASSWORD_REQUIRED',
    confidence: 'D',
    source: 'developer guide, user-pool-lambda-define-auth-challenge',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.createAsOperator()
      return proven(subject)
    },
  },
  {
    id: 'operators-account-forgot',
    asks: 'ForgotPassword of a user with a temporary password',
    expects: 'NotAuthorizedException: User password cannot be reset in the current state.',
    confidence: 'O',
    source: 'public code',
    modes: ['password-and-code'],
    ask: async ({ account, calls, email }) => {
      await account.createAsOperator()
      return cameOf(calls.forgotPassword(email), deliveryIn)
    },
  },
  {
    id: 'reset-required',
    asks: 'the right password of a user whose password an operator has reset',
    ...switched(
      [{ resetRequired: 'after-password' }, `an SRP challenge, then ${RESET}`],
      [{ resetRequired: 'at-initiate' }, RESET],
      [{ resetRequired: 'hidden' }, `an SRP challenge, then ${INCORRECT}`],
    ),
    confidence: 'U',
    source: 'observed after a right password; documented as hidden of imported users',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.createAsOperator({ isPermanent: true })
      await subject.pool.cognito.send(new AdminResetUserPasswordCommand(subject.account.own))
      const srp = { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' }
      const begun = await cameOf(subject.calls.initiate(subject.email, srp), () => 'an SRP challenge')
      return begun === 'an SRP challenge' ? `${begun}, then ${await proven(subject)}` : begun
    },
  },
  {
    id: 'reset-admin-only',
    asks: 'AdminResetUserPassword where recovery is by the administrator only',
    expects: OPERATOR_ONLY,
    confidence: 'I',
    source: 'documented as refused; the words are not',
    modes: ['code'],
    ask: async ({ account, pool }) => {
      await account.createAsOperator({ isPermanent: true })
      return cameOf(pool.cognito.send(new AdminResetUserPasswordCommand(account.own)), () => 'answered')
    },
  },
]

/** What the right password leads to, or is refused with. */
export function proven({ account, passwords, email, clock }: Subject, now = clock()): Promise<string> {
  return cameOf(passwords.prove(email, account.password, now), ({ answer }) => String(answer.ChallengeName))
}
