import type { PendingProof } from '#lib/session/pending-proof.ts'

const PATHS: Record<PendingProof['step'], string> = {
  confirm: '/sign-up/confirm',
  reset: '/forgot-password/reset',
  confirmed: '/sign-in',
  changed: '/sign-in',
  'still-open': '/sign-in',
  'maybe-changed': '/sign-in',
  'not-changed': '/sign-in',
}

/** Where a proof goes on, whichever tab took it that far. */
export function verificationPath({ step }: Pick<PendingProof, 'step'>): string {
  return PATHS[step]
}
