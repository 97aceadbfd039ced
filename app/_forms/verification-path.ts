import type { PendingVerification } from '#lib/session/pending-verification.ts'

const PATHS: Record<PendingVerification['step'], string> = {
  confirm: '/sign-up/confirm',
  reset: '/forgot-password/reset',
  confirmed: '/sign-in',
  changed: '/sign-in',
  'still-open': '/sign-in',
  'maybe-changed': '/sign-in',
  'not-changed': '/sign-in',
}

/** Where a proof goes on, whichever tab took it that far. */
export function verificationPath({ step }: Pick<PendingVerification, 'step'>): string {
  return PATHS[step]
}
