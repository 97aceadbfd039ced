import 'server-only'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { CodeChallenge } from '#lib/cognito/sign-in.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { isPasswordMode } from '#lib/env.ts'
import type { CodeNotice, PendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'
import { type ResendError, resendCode } from './request-code.ts'
import type { SubmittedCode } from './submit-code.ts'

type NotSignedIn = Exclude<SubmittedCode, { kind: 'signed-in' }>

/** The sign-in that begins with a requested code. */
export function newPendingSignIn(
  email: EmailAddress,
  requested: CodeChallenge,
  notice?: CodeNotice,
): PendingSignIn {
  const shown = notice ?? (NOT_MAILED.has(requested.parameters.delivery) ? noticeOf(requested) : undefined)
  return {
    email,
    username: requested.username,
    session: requested.session,
    parameters: requested.parameters,
    requestedAt: epochSeconds(systemClock()),
    ...(shown === undefined ? {} : { notice: shown }),
  }
}

/** Of these a start tells, too; it says nothing of a code that is on its way. */
const NOT_MAILED: ReadonlySet<CodeChallenge['parameters']['delivery']> = new Set([
  'limited',
  'too-many-starts',
  'failed',
])

/** The same sign-in after an answer that did not end it. An expired code is replaced at once, if the budget allows. */
export async function pendingAfterAnswer(
  pending: PendingSignIn,
  answer: NotSignedIn,
  typed: string,
  visitor: VisitorContext,
): Promise<PendingSignIn> {
  switch (answer.kind) {
    case 'wrong':
      return {
        ...nextRound(pending, answer, { kind: 'wrong', first: pending.wasWrong !== true }, typed),
        wasWrong: true,
      }
    case 'used':
    case 'used-up':
      return nextRound(pending, answer, { kind: answer.kind }, typed)
    case 'expired':
      return afterExpiry(nextRound(pending, answer, { kind: 'expired' }, typed), visitor)
    case 'interrupted':
      return closedRound(pending, { kind: answer.kind }, typed)
    case 'clock':
      return closedRound(withUsedCode(pending), { kind: answer.kind }, typed)
    case 'unavailable':
      return afterOutage(pending, typed)
  }
}

/** The same sign-in after the code was asked for again. */
export async function pendingAfterResend(
  pending: PendingSignIn,
  visitor: VisitorContext,
): Promise<PendingSignIn> {
  const requested = await resendCode(pending, visitor)
  if (!requested.ok) return afterRefusedRequest(pending, requested.error)
  return afterRequest(pending, requested.value, noticeOf(requested.value))
}

function afterRequest(pending: PendingSignIn, requested: CodeChallenge, notice: CodeNotice): PendingSignIn {
  return { ...newPendingSignIn(pending.email, requested, notice), ...wayOf(pending) }
}

function noticeOf({ parameters }: CodeChallenge): CodeNotice {
  switch (parameters.delivery) {
    case 'sent':
      return { kind: 'sent-new' }
    case 'sent-again':
      return { kind: 'sent-again' }
    case 'recent':
      return { kind: 'too-early' }
    case 'limited':
      return { kind: 'limited' }
    case 'too-many-starts':
      return { kind: 'limited', retryAtSeconds: parameters.resendAt }
    case 'failed':
      return { kind: 'unavailable' }
  }
}

function nextRound(
  pending: PendingSignIn,
  answer: Extract<NotSignedIn, { kind: 'wrong' | 'expired' | 'used' | 'used-up' }>,
  notice: CodeNotice,
  typed: string,
): PendingSignIn {
  const { username, session, parameters } = answer.challenge
  return { ...pending, username, session, parameters, notice, typed }
}

function withUsedCode(pending: PendingSignIn): PendingSignIn {
  return { ...pending, parameters: { ...pending.parameters, codeState: 'used' } }
}

/** No open session at Cognito: the next answer, or the next request, opens one. */
function closedRound(pending: PendingSignIn, notice: CodeNotice, typed: string): PendingSignIn {
  const { session: _used, ...rest } = pending
  return { ...rest, notice, typed }
}

async function afterExpiry(pending: PendingSignIn, visitor: VisitorContext): Promise<PendingSignIn> {
  const requested = await resendCode(pending, visitor)
  if (!requested.ok) return afterRefusedRequest(pending, requested.error)
  const { delivery } = requested.value.parameters
  return afterRequest(
    pending,
    requested.value,
    delivery === 'sent' ? { kind: 'expired' } : noticeOf(requested.value),
  )
}

/**
 * Nobody knows whether the answer arrived. Alone, a new round costs nothing; behind a password it costs the person's
 * typing it again, so the present one is tried once more.
 */
function afterOutage(pending: PendingSignIn, typed: string): PendingSignIn {
  const notice = { kind: 'unavailable' } as const
  return isPasswordMode() ? { ...pending, notice, typed } : closedRound(pending, notice, typed)
}

function afterRefusedRequest(pending: PendingSignIn, { code }: ResendError): PendingSignIn {
  if (code !== 'ended') return { ...pending, notice: { kind: 'unavailable' } }
  return closedRound(pending, { kind: 'interrupted' }, pending.typed ?? '')
}

/** Where the person wanted to go; a new code changes nothing about that. */
function wayOf({ next }: PendingSignIn): Pick<PendingSignIn, 'next'> {
  return next === undefined ? {} : { next }
}
