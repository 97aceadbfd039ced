import { cameOf, type Row, switched } from '../row.ts'
import type { Flow, Subject } from '../subject.ts'

const ROUNDS = 6
const ONCE = 'NotAuthorizedException: Invalid session for the user, session can only be used once.'

/** A flow of the account: its challenges, sessions and rounds. */
export const challengeRows: readonly Row[] = [
  {
    id: 'initiate-parameters',
    asks: "names of ChallengeParameters in InitiateAuth's answer",
    expects: {
      code: 'USERNAME, codeLength, fieldHint, fieldText, fieldTitle',
      'password-and-code': 'SALT, SECRET_BLOCK, SRP_B, USERNAME, USER_ID_FOR_SRP',
    },
    confidence: 'O',
    source: 'amplify-flutter, custom_auth_test.dart; localstack/localstack#12945',
    ask: async (subject) => namesOf((await begin(subject, subject.email)).ChallengeParameters),
  },
  {
    id: 'initiate-username',
    asks: 'USERNAME there, where addresses are user names',
    expects: 'the UserSub of SignUp',
    confidence: 'O',
    source: 'aws-amplify/amplify-js#5834',
    ask: async (subject) => {
      const { ChallengeParameters } = await begin(subject, subject.email)
      const { UserSub } = await subject.account.signedUp()
      const name = ChallengeParameters?.['USERNAME']
      return name === UserSub ? 'the UserSub of SignUp' : `${name}, and UserSub is ${UserSub}`
    },
  },
  {
    id: 'initiate-alike',
    asks: 'the same names for an unknown address',
    expects: 'the same',
    confidence: 'I',
    source: 'developer guide, cognito-user-pool-managing-errors',
    ask: async (subject) => {
      const known = namesOf((await begin(subject, subject.email)).ChallengeParameters)
      const unknown = namesOf((await begin(subject, subject.unregistered)).ChallengeParameters)
      return known === unknown ? 'the same' : unknown
    },
  },
  {
    id: 'session-length',
    asks: 'how long a session is: that of the account, that of an unknown address',
    expects: '1543, 1587',
    confidence: 'U',
    source: 'recorded of EMAIL_OTP on a real pool',
    ask: async (subject) => {
      const known = await begin(subject, subject.email)
      const unknown = await begin(subject, subject.unregistered)
      return [known, unknown].map(({ Session }) => String(Session?.length)).join(', ')
    },
  },
  {
    id: 'wrong-answer',
    asks: 'a wrong answer that Define lets go on',
    expects: 'CUSTOM_CHALLENGE with another session',
    confidence: 'O',
    source: 'aws-amplify/amplify-js#5834',
    ask: async (subject) => {
      const flow = await subject.openFlow()
      return cameOf(subject.answer(flow, 'x'), ({ ChallengeName, Session }) => {
        const isNew = Session !== undefined && Session !== flow.session
        return `${ChallengeName} with ${isNew ? 'another' : 'the same'} session`
      })
    },
  },
  {
    id: 'answer-without-username',
    asks: 'USERNAME in the answer to a wrong answer',
    expects: 'absent',
    confidence: 'O',
    source: 'amplify-flutter, custom_auth_test.dart; aws-amplify/amplify-js#4888',
    ask: async (subject) =>
      cameOf(subject.answer(await subject.openFlow(), 'x'), ({ ChallengeParameters = {} }) =>
        presenceIn(ChallengeParameters),
      ),
  },
  {
    id: 'request-without-username',
    asks: 'USERNAME in the answer to a request for the code',
    expects: 'absent',
    confidence: 'O',
    source: 'amplify-flutter, custom_auth_test.dart',
    ask: async ({ first }) => presenceIn((await first.requested()).parameters),
  },
  {
    id: 'metadata-reaches-create',
    asks: "delivery, as CreateAuthChallenge tells it: it mails where RespondToAuthChallenge's ClientMetadata reaches it",
    expects: 'sent',
    confidence: 'D',
    source: 'API reference, RespondToAuthChallenge, ClientMetadata',
    ask: async ({ first }) => String((await first.requested()).parameters['delivery']),
  },
  {
    id: 'session-once',
    asks: 'a session that was answered before',
    expects: ONCE,
    confidence: 'O',
    source: 'recorded on a real pool',
    ask: async (subject) => {
      const flow = await subject.openFlow()
      await subject.answer(flow, 'x')
      return cameOf(subject.answer(flow, 'x'), () => 'answered')
    },
  },
  {
    id: 'session-of-another-user',
    asks: "an answer in another user's name",
    expects: 'NotAuthorizedException: Invalid session for the user.',
    confidence: 'I',
    source: 'public code',
    ask: async (subject) => {
      const { session } = await subject.openFlow()
      return cameOf(subject.answer({ name: subject.unregistered, session }, 'x'), () => 'answered')
    },
  },
  {
    id: 'wrong-hash-keeps-session',
    asks: 'an answer with a wrong SECRET_HASH, then the same session with the right one',
    expects: 'CUSTOM_CHALLENGE',
    confidence: 'U',
    source: 'none',
    ask: async (subject) => {
      const { session, name } = await subject.openFlow()
      const wrong = subject.calls.respond(session, name, { ANSWER: 'x', SECRET_HASH: 'wrong' })
      await cameOf(wrong, () => 'answered')
      return cameOf(subject.answer({ session, name }, 'x'), ({ ChallengeName }) => String(ChallengeName))
    },
  },
  {
    id: 'rounds-of-a-flow',
    asks: `how many answered rounds a flow takes, up to ${ROUNDS}; the password is one`,
    ...switched(
      [{ flowEndsAfterRounds: undefined }, `${ROUNDS} or more`],
      [{ flowEndsAfterRounds: 3 }, '3, then NotAuthorizedException: Incorrect username or password.'],
    ),
    confidence: 'U',
    source: 'no AWS page says that it ends; one imitation cuts at 3',
    ask: async (subject) => {
      let flow: Flow = await subject.openFlow()
      for (let round = subject.pool.signInMode === 'code' ? 1 : 2; round <= ROUNDS; round += 1) {
        const came = await cameOf(subject.answer(flow, 'x'), ({ Session }) => {
          flow = { ...flow, session: Session }
          return 'answered'
        })
        if (came !== 'answered') return `${round}, then ${came}`
      }
      return `${ROUNDS} or more`
    },
  },
]

async function begin({ pool, calls, account }: Subject, name: string) {
  await account.confirmed()
  const srp = { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abcdef' }
  return calls.initiate(name, pool.signInMode === 'code' ? {} : srp)
}

function namesOf(parameters: Record<string, string> = {}): string {
  return Object.keys(parameters).sort().join(', ')
}

function presenceIn(parameters: Record<string, string>): string {
  return 'USERNAME' in parameters ? 'there' : 'absent'
}
