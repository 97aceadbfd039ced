import 'server-only'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import type { ClientData } from '#lib/cognito/client-data.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { asksForPassword } from '#lib/env.ts'
import type { CodeNotice, PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type RequestAgainError, requestAgain } from './request-again.ts'
import type { RequestCodeError, RequestedCode } from './request-code.ts'
import type { SubmittedCode } from './submit-code.ts'

type NotSignedIn = Exclude<SubmittedCode, { kind: 'signed-in' }>

/** The sign-in that begins with a requested code. */
export function pendingFrom(
  email: EmailAddress,
  requested: RequestedCode,
  notice?: CodeNotice,
): PendingSignIn {
  const shown = notice ?? (requested.parameters.delivery === 'limited' ? { kind: 'limited' } : undefined)
  return {
    email,
    username: requested.username,
    session: requested.session,
    parameters: requested.parameters,
    requestedAt: epochSeconds(systemClock()),
    ...(shown === undefined ? {} : { notice: shown }),
  }
}

/** The same sign-in after an answer that did not end it. An expired code is replaced at once, if the budget allows. */
export async function pendingAfterAnswer(
  pending: PendingSignIn,
  answer: NotSignedIn,
  typed: string,
  client: ClientData,
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
      return afterExpiry(nextRound(pending, answer, { kind: 'expired' }, typed), client)
    case 'ended':
      return closedRound(pending, { kind: 'used-up' }, typed)
    case 'interrupted':
      return closedRound(pending, { kind: 'interrupted' }, typed)
    case 'unavailable':
      return afterOutage(pending, typed)
  }
}

/** The same sign-in after the code was asked for again. */
export async function pendingAfterResend(pending: PendingSignIn, client: ClientData): Promise<PendingSignIn> {
  const requested = await requestAgain(pending, client)
  if (!requested.ok) return afterRefusedRequest(pending, requested.error)
  const { delivery, expiresAt } = requested.value.parameters
  // A code keeps its end when it is mailed once more, so another end is another code's.
  const isNew = delivery === 'sent' && expiresAt !== pending.parameters.expiresAt
  const kind = isNew ? 'sent-new' : NOTICE_OF_DELIVERY[delivery]
  return { ...pendingFrom(pending.email, requested.value, { kind }), ...wayOf(pending) }
}

const NOTICE_OF_DELIVERY = { sent: 'sent-again', recent: 'too-early', limited: 'limited' } as const

function nextRound(
  pending: PendingSignIn,
  answer: Extract<NotSignedIn, { kind: 'wrong' | 'expired' | 'used' | 'used-up' }>,
  notice: CodeNotice,
  typed: string,
): PendingSignIn {
  const { username, session, parameters } = answer.challenge
  return { ...pending, username, session, parameters, notice, typed }
}

/** No open session at Cognito: the next answer, or the next request, opens one. */
function closedRound(pending: PendingSignIn, notice: CodeNotice, typed: string): PendingSignIn {
  const { session: _used, ...rest } = pending
  return { ...rest, notice, typed }
}

async function afterExpiry(pending: PendingSignIn, client: ClientData): Promise<PendingSignIn> {
  const requested = await requestAgain(pending, client)
  if (!requested.ok) return afterRefusedRequest(pending, requested.error)
  const { delivery } = requested.value.parameters
  const kind = delivery === 'sent' ? 'expired' : NOTICE_OF_DELIVERY[delivery]
  return { ...pendingFrom(pending.email, requested.value, { kind }), ...wayOf(pending) }
}

/**
 * Nobody knows whether the answer arrived. Alone, a new round costs nothing; behind a password it costs the person's
 * typing it again, so the present one is tried once more.
 */
function afterOutage(pending: PendingSignIn, typed: string): PendingSignIn {
  const notice = { kind: 'unavailable' } as const
  return asksForPassword() ? { ...pending, notice, typed } : closedRound(pending, notice, typed)
}

function afterRefusedRequest(pending: PendingSignIn, error: RequestAgainError): PendingSignIn {
  if (error.code !== 'ended') return { ...pending, notice: noticeOf(error) }
  return closedRound(pending, { kind: 'interrupted' }, pending.typed ?? '')
}

/** Where the person wanted to go; a new code changes nothing about that. */
function wayOf({ next }: PendingSignIn): Pick<PendingSignIn, 'next'> {
  return next === undefined ? {} : { next }
}

function noticeOf(error: RequestCodeError): CodeNotice {
  return error.code === 'limited'
    ? { kind: 'limited', retryAtSeconds: error.retryAtSeconds }
    : { kind: 'unavailable' }
}
