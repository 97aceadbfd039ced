import 'server-only'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import { isPasswordMode } from '#lib/env.ts'
import {
  type CodeNotice,
  closedRound,
  deliveryNotice,
  newPendingSignIn,
  nextRound,
  type PendingSignIn,
} from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { type ResendError, resendCode } from './request-code.ts'
import type { SubmittedCode } from './submit-code.ts'

type NotSignedIn = Exclude<SubmittedCode, { kind: 'signed-in' }>

/** The pending sign-in after a code that did not complete it. An expired code is replaced at once, if the limits allow. */
export async function pendingAfterAnswer(
  pending: PendingSignIn,
  answer: NotSignedIn,
  typed: string,
  visitor: VisitorContext,
): Promise<PendingSignIn> {
  switch (answer.kind) {
    case 'wrong':
      return {
        ...nextRound(pending, answer.challenge, { kind: 'wrong', first: pending.wasWrong !== true }, typed),
        wasWrong: true,
      }
    case 'used':
    case 'used-up':
      return nextRound(pending, answer.challenge, { kind: answer.kind }, typed)
    case 'expired':
      return afterExpiry(nextRound(pending, answer.challenge, { kind: 'expired' }, typed), visitor)
    case 'interrupted':
      return closedRound(pending, { kind: answer.kind }, typed)
    case 'clock':
      return closedRound(withUsedCode(pending), { kind: answer.kind }, typed)
    case 'unavailable':
      return afterOutage(pending, typed)
  }
}

/** The pending sign-in after another request for its code. */
export async function pendingAfterResend(
  pending: PendingSignIn,
  visitor: VisitorContext,
): Promise<PendingSignIn> {
  const requested = await resendCode(pending, visitor)
  if (!requested.ok) return afterRefusedRequest(pending, requested.error)
  return afterRequest(pending, requested.value, deliveryNotice(requested.value))
}

function withUsedCode(pending: PendingSignIn): PendingSignIn {
  return { ...pending, parameters: { ...pending.parameters, codeState: 'used' } }
}

async function afterExpiry(pending: PendingSignIn, visitor: VisitorContext): Promise<PendingSignIn> {
  const requested = await resendCode(pending, visitor)
  if (!requested.ok) return afterRefusedRequest(pending, requested.error)
  const { delivery } = requested.value.parameters
  return afterRequest(
    pending,
    requested.value,
    delivery === 'sent' ? { kind: 'expired' } : deliveryNotice(requested.value),
  )
}

/**
 * The answer may or may not have arrived. In code mode a new round costs nothing; in password mode it would cost entering the
 * password again, so the open round is kept.
 */
function afterOutage(pending: PendingSignIn, typed: string): PendingSignIn {
  const notice = { kind: 'unavailable' } as const
  return isPasswordMode() ? { ...pending, notice, typed } : closedRound(pending, notice, typed)
}

function afterRequest(pending: PendingSignIn, requested: CodeChallenge, notice: CodeNotice): PendingSignIn {
  return { ...newPendingSignIn(pending.email, requested, notice), isSignUp: pending.isSignUp }
}

function afterRefusedRequest(pending: PendingSignIn, { code }: ResendError): PendingSignIn {
  if (code !== 'ended') return { ...pending, notice: { kind: 'unavailable' } }
  return closedRound(pending, { kind: 'interrupted' }, pending.typed ?? '')
}
