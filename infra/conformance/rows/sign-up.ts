import { cameOf, type Row, refusedWith, switched } from '../row.ts'
import { deliveryIn } from './unknown-user.ts'

const PRE_SIGN_UP = 'developer guide, user-pool-lambda-pre-sign-up'
const INCORRECT = 'NotAuthorizedException: Incorrect username or password.'
const CHARGED = 'UserLambdaValidationException: PreSignUp failed with error StartCharged.'

/** Asks PreSignUp to count a start and to create no account: whatever comes of such a sign-up, nothing is made. */
const NO_ACCOUNT = { ClientMetadata: { chargeStart: 'true' } }

/** Sign-up, and what may be asked of the account before it has signed in. */
export const signUpRows: readonly Row[] = [
  {
    id: 'pre-sign-up-refuses',
    asks: 'SignUp that PreSignUp refuses: the message that the trigger threw',
    expects: CHARGED,
    confidence: 'O',
    source: 'aws-samples/amazon-cognito-passwordless-email-auth#17, of another trigger',
    ask: ({ calls, account, unregistered }) =>
      cameOf(calls.signUp(unregistered, { Password: account.password, ...NO_ACCOUNT }), () => 'answered'),
  },
  {
    id: 'sign-up-without-password',
    asks: 'SignUp without Password in a pool without passwordless factors',
    expects:
      "InvalidParameterException: 1 validation error detected: Value null at 'password' failed to satisfy constraint: Member must not be null",
    confidence: 'U',
    source: 'none',
    ask: ({ calls, unregistered }) => cameOf(calls.signUp(unregistered, NO_ACCOUNT), () => 'answered'),
  },
  {
    id: 'sign-up-without-address',
    asks: 'SignUp with a user name that is no address',
    expects: 'InvalidParameterException: Username should be an email.',
    confidence: 'O',
    source: 'public code',
    ask: ({ calls, account }) =>
      cameOf(
        calls.signUp('nobody', { Password: account.password, UserAttributes: [], ...NO_ACCOUNT }),
        () => 'answered',
      ),
  },
  {
    id: 'sign-up-confirmed',
    asks: "SignUp's answer: with codes alone, PreSignUp confirms the account",
    expects: {
      code: 'UserConfirmed true, no CodeDeliveryDetails',
      'password-and-code': 'UserConfirmed false, CodeDeliveryDetails',
    },
    confidence: 'D',
    source: PRE_SIGN_UP,
    ask: async ({ account }) => {
      const answer = await account.signedUp()
      return `UserConfirmed ${answer.UserConfirmed}, ${deliveryIn(answer)}`
    },
  },
  {
    id: 'sign-up-existing',
    asks: 'SignUp of an address that has an account',
    expects: 'UsernameExistsException',
    confidence: 'O',
    source: 'answers recorded in floci-io/floci; the words differ by pool',
    ask: async ({ calls, account, email }) => {
      await account.signedUp()
      return (await refusedWith(calls.signUp(email, { Password: account.password }))).name
    },
  },
  {
    id: 'pre-sign-up-before-lookup',
    asks: 'SignUp of an address that has an account, which PreSignUp refuses as well',
    ...switched(
      [{ preSignUpRuns: 'before-lookup' }, CHARGED],
      [{ preSignUpRuns: 'after-lookup' }, 'UsernameExistsException'],
    ),
    confidence: 'U',
    source: 'none',
    ask: async ({ calls, account, email }) => {
      await account.signedUp()
      const call = calls.signUp(email, { Password: account.password, ...NO_ACCOUNT })
      const came = await cameOf(call, () => 'answered')
      return came.replace(/^(UsernameExistsException): .*/, '$1')
    },
  },
  {
    id: 'forgot-password-admin-only',
    asks: 'ForgotPassword where recovery is by the administrator only',
    expects: 'NotAuthorizedException: Contact administrator to reset password.',
    confidence: 'I',
    source: 'none',
    modes: ['code'],
    ask: async ({ calls, account, email }) => {
      await account.signedUp()
      return cameOf(calls.forgotPassword(email), deliveryIn)
    },
  },
  {
    id: 'unconfirmed-without-password',
    asks: 'InitiateAuth of an unconfirmed user, without SRP: refused there, or only when tokens would be issued',
    ...switched(
      [{ unconfirmedRefused: 'at-initiate' }, 'UserNotConfirmedException: User is not confirmed.'],
      [{ unconfirmedRefused: 'at-tokens' }, INCORRECT],
    ),
    confidence: 'U',
    source: 'none: observed of flows with passwords only',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.signedUp()
      return cameOf(subject.calls.initiate(subject.email), () => 'answered')
    },
  },
  {
    id: 'unconfirmed-wrong-password',
    asks: 'a wrong password of an unconfirmed user',
    expects: INCORRECT,
    confidence: 'O',
    source: 'aws-amplify/amplify-js#9877',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.signedUp()
      return cameOf(subject.passwords.guess(subject.email, subject.clock()), () => 'answered')
    },
  },
  {
    id: 'unconfirmed-right-password',
    asks: 'the right password of an unconfirmed user',
    expects: 'UserNotConfirmedException: User is not confirmed.',
    confidence: 'O',
    source: 'aws/aws-sdk-net#1984',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.signedUp()
      const { passwords, account, email, clock } = subject
      return cameOf(passwords.prove(email, account.password, clock()), () => 'answered')
    },
  },
  {
    id: 'recovery-without-address',
    asks: 'ForgotPassword of a user without a verified address',
    ...switched(
      [
        { recoveryWithoutAddress: 'refused' },
        'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number',
      ],
      [{ recoveryWithoutAddress: 'simulated' }, 'CodeDeliveryDetails'],
    ),
    confidence: 'U',
    source: 'API reference and developer guide disagree',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.signedUp()
      return cameOf(subject.calls.forgotPassword(subject.email), deliveryIn)
    },
  },
  {
    id: 'confirm-wrong-code',
    asks: 'ConfirmSignUp with a wrong code',
    expects: 'CodeMismatchException: Invalid verification code provided, please try again.',
    confidence: 'O',
    source: 'answers recorded in floci-io/floci',
    modes: ['password-and-code'],
    ask: async (subject) => {
      await subject.account.signedUp()
      return cameOf(subject.calls.confirmSignUp(subject.email, 'wrong'), () => 'answered')
    },
  },
  {
    id: 'confirmed-again',
    asks: 'ConfirmSignUp of a confirmed user',
    expects: 'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    confidence: 'O',
    source: 'public code',
    ask: async ({ account, calls, email }) => {
      await account.confirmed()
      return cameOf(calls.confirmSignUp(email, 'wrong'), () => 'answered')
    },
  },
]
