import { toInteger } from '#lib/srp.ts'
import { type Flow, openAuthSession } from './auth-sessions.ts'
import { incorrectUsernameOrPassword } from './errors.ts'
import { countFailure, requireNotLockedOut, withoutFailures } from './limits.ts'
import { madeUpPassword, srpUser } from './passwords.ts'
import type { Services } from './services.ts'
import { isProven, openExchange, type PasswordClaim } from './srp.ts'
import type { AuthSession, Password, Round, User } from './state.ts'
import { requireConfirmed, requireEnabled, requireNoReset } from './users.ts'

/** Opens SRP with a client that sent SRP_A. No trigger makes this challenge: it is Cognito's own. */
export function challengeForPassword(services: Services, flow: Flow, clientPublic: bigint): object {
  const password = passwordOf(services, flow)
  const srp = openExchange(clientPublic, password)
  const session = openAuthSession(services, flow, { challengeName: 'PASSWORD_VERIFIER', srp })
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    Session: session,
    ChallengeParameters: {
      SALT: password.salt,
      SECRET_BLOCK: srp.secretBlock,
      SRP_B: toInteger(srp.serverPublic).toString(16),
      USERNAME: flow.username,
      USER_ID_FOR_SRP: flow.username,
    },
  }
}

/** Checks a claim. A wrong one ends the flow: DefineAuthChallenge runs after right passwords only. */
export function verifyPassword(
  services: Services,
  session: AuthSession,
  flow: Flow,
  claim: PasswordClaim,
): Round {
  const { user } = flow
  if (user !== undefined) requireMayTry(services, user)
  const isRight = isClaimRight(services, session, flow, claim)
  if (user === undefined) throw incorrectUsernameOrPassword()
  if (!isRight) {
    countFailure(services, user)
    throw incorrectUsernameOrPassword()
  }
  services.state.users.set(user.sub, withoutFailures(user))
  requireEnabled(user)
  requireConfirmed(user)
  requireNoReset(services, user)
  return { challengeName: 'PASSWORD_VERIFIER', challengeResult: true, challengeMetadata: null }
}

function requireMayTry(services: Services, user: User): void {
  requireNotLockedOut(services, user)
  // With PreventUserExistenceErrors the status shows after a right password only.
  if (services.client.PreventUserExistenceErrors === 'ENABLED') return
  requireConfirmed(user)
  requireNoReset(services, user)
}

function isClaimRight(services: Services, { srp }: AuthSession, flow: Flow, claim: PasswordClaim): boolean {
  const window = services.assumptions.passwordClaimSeconds * 1_000
  const isRecent = Math.abs(services.clock() - claim.claimedAt) <= window
  const user = srpUser(services, flow.username)
  return srp !== undefined && isProven(srp, user, passwordOf(services, flow), claim) && isRecent
}

function passwordOf(services: Services, { user, username }: Flow): Password {
  return user?.password ?? madeUpPassword(services, username)
}
