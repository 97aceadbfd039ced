import { InitiateAuthCommand, RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import { type AskedRow, cameOf, refusedWith } from '../row.ts'

const CUSTOM_AUTH = { AuthFlow: 'CUSTOM_AUTH' } as const
const GARBAGE = 'AYABe'.padEnd(1_543, 'x')
const answered = () => 'answered'

/** What Cognito answers to requests that are about no user: its errors, clients, secrets and flows. */
export const wireRows: readonly AskedRow[] = [
  {
    id: 'error-shape',
    asks: 'status, x-amzn-ErrorType and Content-Type of a refusal',
    expects: '400, NotAuthorizedException:, application/x-amz-json-1.1',
    confidence: 'O',
    source: 'amazon-archives/amazon-cognito-identity-js#167',
    ask: async ({ calls, unregistered }) => {
      const { $response } = await refusedWith(calls.respond(GARBAGE, unregistered, { ANSWER: 'x' }))
      const { statusCode, headers = {} } = $response ?? {}
      return [statusCode, headers['x-amzn-errortype'], headers['content-type']].join(', ')
    },
  },
  {
    id: 'date-header',
    asks: 'the Date header of an answer',
    expects: 'a date',
    confidence: 'D',
    source: 'RFC 9110, 6.6.1',
    ask: async ({ calls, unregistered }) => {
      const { $response } = await refusedWith(calls.respond(GARBAGE, unregistered, { ANSWER: 'x' }))
      const { date = '' } = $response?.headers ?? {}
      return Number.isNaN(Date.parse(date)) ? `"${date}"` : 'a date'
    },
  },
  {
    id: 'client-unknown',
    asks: 'a client id that no pool has',
    expects: 'ResourceNotFoundException: User pool client 00000000000000000000000000 does not exist.',
    confidence: 'O',
    source: 'error mappings of public clients',
    ask: ({ calls, unregistered }) =>
      cameOf(calls.initiate(unregistered, {}, { ClientId: '00000000000000000000000000' }), answered),
  },
  {
    id: 'session-garbage',
    asks: 'an answer with a session that Cognito did not make',
    expects: 'NotAuthorizedException: Invalid session for the user.',
    confidence: 'I',
    source: 'public code',
    ask: ({ calls, unregistered }) => cameOf(calls.respond(GARBAGE, unregistered, { ANSWER: 'x' }), answered),
  },
  {
    id: 'session-short',
    asks: 'an answer with a session of 5 characters',
    expects:
      "InvalidParameterException: 1 validation error detected: Value at 'session' failed to satisfy constraint: Member must have length greater than or equal to 20",
    confidence: 'I',
    source: "the API model's lengths",
    ask: ({ calls, unregistered }) => cameOf(calls.respond('short', unregistered, { ANSWER: 'x' }), answered),
  },
  {
    id: 'session-missing',
    asks: 'an answer without a session',
    expects: 'InvalidParameterException: Missing required parameter Session',
    confidence: 'O',
    source: 'furaiev/amazon-cognito-identity-dart-2#241',
    ask: ({ calls, unregistered }) =>
      cameOf(calls.respond(undefined, unregistered, { ANSWER: 'x' }), answered),
  },
  {
    id: 'username-missing',
    asks: 'InitiateAuth without USERNAME',
    expects: 'InvalidParameterException: Missing required parameter USERNAME',
    confidence: 'O',
    source: 'aws/aws-sdk-php#1057',
    ask: ({ pool: { cognito, clientId: ClientId } }) =>
      cameOf(
        cognito.send(new InitiateAuthCommand({ ...CUSTOM_AUTH, ClientId, AuthParameters: {} })),
        answered,
      ),
  },
  {
    id: 'hash-missing',
    asks: 'InitiateAuth without SECRET_HASH',
    expects:
      'NotAuthorizedException: Client CLIENT is configured with secret but SECRET_HASH was not received',
    confidence: 'O',
    source: 'aws-amplify/amplify-android#2504',
    ask: ({ calls, unregistered }) =>
      cameOf(calls.initiate(unregistered, {}, { AuthParameters: { USERNAME: unregistered } }), answered),
  },
  {
    id: 'hash-wrong',
    asks: 'InitiateAuth with a wrong SECRET_HASH',
    expects: 'NotAuthorizedException: Unable to verify secret hash for client CLIENT',
    confidence: 'O',
    source: 'many reports',
    ask: ({ calls, unregistered }) =>
      cameOf(calls.initiate(unregistered, { SECRET_HASH: 'wrong' }), answered),
  },
  {
    id: 'hash-missing-answer',
    asks: 'RespondToAuthChallenge without SECRET_HASH',
    expects:
      'NotAuthorizedException: Client CLIENT is configured with secret but SECRET_HASH was not received',
    confidence: 'U',
    source: 'none: InitiateAuth was observed only',
    ask: ({ pool: { cognito, clientId: ClientId }, unregistered }) => {
      const ChallengeResponses = { USERNAME: unregistered, ANSWER: 'x' }
      const input = {
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session: GARBAGE,
        ChallengeResponses,
      } as const
      return cameOf(cognito.send(new RespondToAuthChallengeCommand(input)), answered)
    },
  },
  {
    id: 'flow-user-password',
    asks: 'InitiateAuth with USER_PASSWORD_AUTH',
    expects: 'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
    confidence: 'O',
    source: 'public code',
    ask: ({ calls, unregistered }) =>
      cameOf(calls.initiate(unregistered, { PASSWORD: 'x' }, { AuthFlow: 'USER_PASSWORD_AUTH' }), answered),
  },
  {
    id: 'flow-user-srp',
    asks: 'InitiateAuth with USER_SRP_AUTH',
    expects: 'InvalidParameterException: USER_SRP_AUTH is not enabled for the client.',
    confidence: 'O',
    source: 'public code',
    ask: ({ calls, unregistered }) =>
      cameOf(calls.initiate(unregistered, { SRP_A: 'abcdef' }, { AuthFlow: 'USER_SRP_AUTH' }), answered),
  },
  {
    id: 'flow-refresh',
    asks: 'InitiateAuth with REFRESH_TOKEN_AUTH, where refresh tokens rotate',
    expects: 'InvalidParameterException: Initiate Auth method not supported.',
    confidence: 'U',
    source: 'refused as documented of RefreshTokenRotation; the words are not',
    ask: ({ pool: { cognito, clientId: ClientId } }) => {
      const AuthParameters = { REFRESH_TOKEN: 'garbage', SECRET_HASH: 'wrong' }
      const input = { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId, AuthParameters } as const
      return cameOf(cognito.send(new InitiateAuthCommand(input)), answered)
    },
  },
  {
    id: 'refresh-garbage',
    asks: 'GetTokensFromRefreshToken with a token that Cognito did not make',
    expects: 'NotAuthorizedException: Invalid Refresh Token.',
    confidence: 'O',
    source: 'aws/aws-sdk-js-v3#7162',
    ask: ({ calls }) => cameOf(calls.refresh('garbage'), answered),
  },
  {
    id: 'revoke-garbage',
    asks: 'RevokeToken with a token that Cognito did not make',
    expects: 'answered',
    confidence: 'I',
    source: 'RFC 7009, 2.2',
    ask: ({ calls }) => cameOf(calls.revoke('garbage'), answered),
  },
  {
    id: 'revoke-wrong-secret',
    asks: 'RevokeToken with a wrong client secret',
    expects: 'UnauthorizedException',
    confidence: 'M',
    source: "RevokeToken's errors in the API model; the words are unknown",
    ask: async ({ calls }) => (await refusedWith(calls.revoke('garbage', 'x'.repeat(40)))).name,
  },
  {
    id: 'get-user-garbage',
    asks: 'GetUser with a token that Cognito did not make',
    expects: 'NotAuthorizedException: Invalid Access Token',
    confidence: 'O',
    source: 'aws/aws-sdk-net-extensions-cognito#24',
    ask: ({ calls }) => cameOf(calls.getUser('garbage'), answered),
  },
]
