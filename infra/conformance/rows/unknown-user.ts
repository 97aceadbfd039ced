import { cameOf, type Row } from '../row.ts'
import type { Subject } from '../subject.ts'

const MANAGING_ERRORS = 'developer guide, cognito-user-pool-managing-errors'

/** An address without an account, where PreventUserExistenceErrors is on: nothing is emailed, and nothing made. */
export const unknownUserRows: readonly Row[] = [
  {
    id: 'unknown-challenge',
    asks: 'InitiateAuth of an unknown address',
    expects: { code: 'CUSTOM_CHALLENGE', 'password-and-code': 'PASSWORD_VERIFIER' },
    confidence: 'O',
    source: 'aws/aws-sdk-go#3134',
    ask: (subject) => cameOf(begin(subject), ({ ChallengeName }) => String(ChallengeName)),
  },
  {
    id: 'unknown-username',
    asks: 'USERNAME in that answer, twice',
    expects: 'the same UUID of version 3',
    confidence: 'O',
    source: 'aws/aws-sdk-go#3134',
    ask: async (subject) => {
      const [first, second] = [await nameOf(subject), await nameOf(subject)]
      const version = /^[\da-f]{8}-[\da-f]{4}-([\da-f])[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/.exec(first)?.[1]
      return `${first === second ? 'the same' : 'another'} UUID of version ${version}`
    },
  },
  {
    id: 'unknown-answer',
    asks: 'any answer to that challenge',
    expects: {
      code: 'CUSTOM_CHALLENGE',
      'password-and-code': 'NotAuthorizedException: Incorrect username or password.',
    },
    confidence: 'I',
    source: MANAGING_ERRORS,
    ask: async (subject) => {
      const { pool, calls, passwords, unregistered, clock } = subject
      if (pool.signInMode === 'password-and-code')
        return cameOf(passwords.guess(unregistered, clock()), () => 'answered')
      const { Session } = await begin(subject)
      return cameOf(calls.respond(Session, unregistered, { ANSWER: 'x' }), ({ ChallengeName }) =>
        String(ChallengeName),
      )
    },
  },
  {
    id: 'unknown-forgot-password',
    asks: 'ForgotPassword of an unknown address; with codes alone, recovery is by the administrator only',
    expects: {
      code: 'NotAuthorizedException: Contact administrator to reset password.',
      'password-and-code': 'CodeDeliveryDetails',
    },
    confidence: 'I',
    source: MANAGING_ERRORS,
    ask: ({ calls, unregistered }) => cameOf(calls.forgotPassword(unregistered), deliveryIn),
  },
  {
    id: 'unknown-resend',
    asks: 'ResendConfirmationCode of an unknown address',
    expects: 'CodeDeliveryDetails',
    confidence: 'D',
    source: MANAGING_ERRORS,
    ask: ({ calls, unregistered }) => cameOf(calls.resendConfirmation(unregistered), deliveryIn),
  },
]

export function deliveryIn({ CodeDeliveryDetails }: { CodeDeliveryDetails?: object | undefined }): string {
  return CodeDeliveryDetails === undefined ? 'no CodeDeliveryDetails' : 'CodeDeliveryDetails'
}

function begin({ pool, calls, unregistered }: Subject) {
  const srp = { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' }
  return calls.initiate(unregistered, pool.signInMode === 'code' ? {} : srp)
}

async function nameOf(subject: Subject): Promise<string> {
  const { ChallengeParameters } = await begin(subject)
  return ChallengeParameters?.['USERNAME'] ?? ''
}
