import 'server-only'
import { redirect } from 'next/navigation'
import { type PendingVerification, readPendingVerification } from '#lib/session/pending-verification.ts'

const PATHS: Record<PendingVerification['step'], string> = {
  confirm: '/sign-up/confirm',
  reset: '/forgot-password/reset',
  confirmed: '/sign-in',
  changed: '/sign-in',
  'still-open': '/sign-in',
  'maybe-changed': '/sign-in',
  'not-changed': '/sign-in',
}

/** Where each step of a verification begins. */
const STARTS = { confirm: '/sign-up', reset: '/forgot-password' } as const

/** The page of a verification's present step. */
export function verificationPath({ step }: Pick<PendingVerification, 'step'>): string {
  return PATHS[step]
}

/** The open verification, if it is at this step; otherwise leads to where it is, for another tab may have taken it further. */
export async function requireVerification(step: keyof typeof STARTS): Promise<PendingVerification> {
  const verification = await readPendingVerification()
  if (verification === undefined) redirect(STARTS[step])
  if (verification.step !== step) redirect(verificationPath(verification))
  return verification
}
