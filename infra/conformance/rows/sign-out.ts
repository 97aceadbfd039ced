import {
  DeleteUserCommand,
  GlobalSignOutCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { cameOf, NotAsked, type Row, refusedWith, switched } from '../row.ts'

const REVOCATION = 'developer guide, token-revocation'
/** Longer than the grace of a rotated refresh token, by `infra/pool.ts`. */
const BEYOND_GRACE_SECONDS = 62

const answered = () => 'answered'

/** What ends a sign-in. RevokeToken ends the second and perhaps the third, GlobalSignOut all so far, DeleteUser the fourth with its account. */
export const signOutRows: readonly Row[] = [
  {
    id: 'revoke-access-token',
    asks: 'RevokeToken with an access token',
    expects: 'UnsupportedTokenTypeException',
    confidence: 'D',
    source: 'API reference, RevokeToken; the words are unknown',
    ask: async ({ first, calls }) =>
      (await refusedWith(calls.revoke((await first.finished()).AccessToken))).name,
  },
  {
    id: 'get-user',
    asks: 'GetUser: names of UserAttributes',
    expects: 'email, email_verified, sub',
    confidence: 'D',
    source: 'API reference, GetUser',
    ask: async ({ first, calls }) =>
      cameOf(calls.getUser((await first.finished()).AccessToken), ({ UserAttributes = [] }) =>
        UserAttributes.map(({ Name }) => Name)
          .sort()
          .join(', '),
      ),
  },
  {
    id: 'address-change',
    asks: 'UpdateUserAttributes with a new address, which CustomMessage refuses, then GetUser: whether the address is the old one',
    expects: 'UserLambdaValidationException: CustomMessage failed with error UnusedMessage., then true',
    confidence: 'I',
    source: 'developer guide, user-pool-settings-email-phone-verification; the refusal by inference',
    ask: async ({ first, calls, email, unregistered, pool: { cognito } }) => {
      const { AccessToken } = await first.finished()
      const UserAttributes = [{ Name: 'email', Value: unregistered }]
      const update = cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }))
      const updated = await cameOf(update, answered)
      const found = await cameOf(calls.getUser(AccessToken), ({ UserAttributes: kept = [] }) =>
        String(kept.find(({ Name }) => Name === 'email')?.Value === email),
      )
      return `${updated}, then ${found}`
    },
  },
  {
    id: 'refresh-reuse',
    asks: 'a rotated refresh token after its grace, then the one that followed it',
    ...switched(
      [{ reusedRefreshToken: 'refused' }, 'RefreshTokenReuseException, then answered'],
      [
        { reusedRefreshToken: 'ends-sign-in' },
        'RefreshTokenReuseException, then NotAuthorizedException: Refresh Token has been revoked',
      ],
    ),
    confidence: 'U',
    source: 'API reference, RefreshTokenRotationType: that the used token is refused is documented',
    ask: async ({ pool, second, calls, passes }) => {
      if (pool.plan === 'lite') throw new NotAsked('refresh tokens do not rotate on the plan Lite')
      const { RefreshToken } = await second.finished()
      const { AuthenticationResult } = await calls.refresh(RefreshToken)
      const next = z.string().parse(AuthenticationResult?.RefreshToken)
      await passes(BEYOND_GRACE_SECONDS)
      const reused = await refusedWith(calls.refresh(RefreshToken))
      return `${reused.name}, then ${await cameOf(calls.refresh(next), answered)}`
    },
  },
  {
    id: 'revoke',
    asks: 'RevokeToken with a refresh token, then GetUser with the access token of its sign-in',
    expects: 'answered, then NotAuthorizedException: Access Token has been revoked',
    confidence: 'O',
    source: REVOCATION,
    ask: async ({ second, calls }) => {
      const { RefreshToken, AccessToken } = await second.finished()
      const revoked = await cameOf(calls.revoke(RefreshToken), answered)
      return `${revoked}, then ${await cameOf(calls.getUser(AccessToken), answered)}`
    },
  },
  {
    id: 'revoke-leaves-others',
    asks: 'GetUser with the access token of another sign-in of the account, after that',
    expects: 'answered',
    confidence: 'D',
    source: REVOCATION,
    ask: async ({ first, second, calls }) => {
      await second.finished()
      return cameOf(calls.getUser((await first.finished()).AccessToken), answered)
    },
  },
  {
    id: 'revoke-rotated',
    asks: 'RevokeToken with a refresh token that was rotated, then a refresh with the one that followed it',
    ...switched(
      [
        { revokedSpentToken: 'ends-sign-in' },
        'answered, then NotAuthorizedException: Refresh Token has been revoked',
      ],
      [{ revokedSpentToken: 'reaches-nothing' }, 'answered, then answered'],
    ),
    confidence: 'U',
    source: `${REVOCATION}: it names the tokens that came with the revoked one`,
    ask: async ({ pool, third, calls }) => {
      if (pool.plan === 'lite') throw new NotAsked('refresh tokens do not rotate on the plan Lite')
      const { RefreshToken } = await third.finished()
      const { AuthenticationResult } = await calls.refresh(RefreshToken)
      const next = z.string().parse(AuthenticationResult?.RefreshToken)
      const revoked = await cameOf(calls.revoke(RefreshToken), answered)
      return `${revoked}, then ${await cameOf(calls.refresh(next), answered)}`
    },
  },
  {
    id: 'global-sign-out',
    asks: 'GlobalSignOut, then GetUser with the same access token',
    expects: 'answered, then NotAuthorizedException: Access Token has been revoked',
    confidence: 'O',
    source: REVOCATION,
    ask: async ({ first, calls, pool: { cognito } }) => {
      const { AccessToken } = await first.finished()
      const signedOut = await cameOf(cognito.send(new GlobalSignOutCommand({ AccessToken })), answered)
      return `${signedOut}, then ${await cameOf(calls.getUser(AccessToken), answered)}`
    },
  },
  {
    id: 'global-sign-out-refresh',
    asks: 'GetTokensFromRefreshToken after GlobalSignOut',
    expects: 'NotAuthorizedException: Refresh Token has been revoked',
    confidence: 'O',
    source: 'public code',
    ask: async ({ first, calls }) => cameOf(calls.refresh((await first.finished()).RefreshToken), answered),
  },
  {
    id: 'delete-user',
    asks: 'DeleteUser, then GetUser with the same access token',
    expects: 'answered, then NotAuthorizedException',
    confidence: 'I',
    source: 'API reference, DeleteUser; what follows is not said',
    ask: async ({ fourth, calls, pool: { cognito } }) => {
      const { AccessToken } = await fourth.finished()
      const deleted = await cameOf(cognito.send(new DeleteUserCommand({ AccessToken })), answered)
      return `${deleted}, then ${(await refusedWith(calls.getUser(AccessToken))).name}`
    },
  },
]
