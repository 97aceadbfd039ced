import 'server-only'
import { redirect } from 'next/navigation'
import {
  currentUser,
  requireRecentSignIn,
  requireSessionHolder,
  requireUser,
  type User,
} from '#lib/auth/session.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { RECENT_SIGN_IN_MINUTES } from '#lib/limits.ts'
import {
  type PendingNewPassword,
  readPendingNewPassword,
  tookTooLong,
} from '#lib/session/pending-new-password.ts'
import { type PendingSignIn, readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { type PendingVerification, readPendingVerification } from '#lib/session/pending-verification.ts'
import { requireOwnPage } from './other-person.tsx'
import { requireVerification } from './require-verification.ts'

/**
 * Whom an action is for. `find` finds them in this browser, or redirects: another tab may have finished their step, and its page
 * knows where they are now. It is given what was posted. `emailOf` says for whom a page with the action's form was made.
 */
export type Audience<Who> = {
  readonly find: (form: unknown) => Promise<Who>
  readonly emailOf: (who: Who) => EmailAddress
}

const emailOf = ({ email }: { readonly email: EmailAddress }) => email

export const signedIn: Audience<User> = { find: requireUser, emailOf }

export const sessionHolder: Audience<Pick<User, 'email'>> = { find: requireSessionHolder, emailOf }

export const recentlySignedIn: Audience<User> = {
  find: () => requireRecentSignIn(RECENT_SIGN_IN_MINUTES),
  emailOf,
}

export const openSignIn: Audience<PendingSignIn> = {
  find: async (form) => (await readPendingSignIn()) ?? leaveStep(form, '/sign-in/code'),
  emailOf,
}

export const openNewPassword: Audience<PendingNewPassword> = {
  find: async (form) => {
    const pending = await readPendingNewPassword()
    return pending === undefined || tookTooLong(pending) ? leaveStep(form, '/sign-in/new-password') : pending
  },
  emailOf,
}

export const openConfirmation: Audience<PendingVerification> = openVerification('confirm')

export const openReset: Audience<PendingVerification> = openVerification('reset')

function openVerification(step: 'confirm' | 'reset'): Audience<PendingVerification> {
  return {
    find: async (form) => {
      if ((await readPendingVerification()) === undefined) await greetSignedIn(form)
      return requireVerification(step)
    },
    emailOf,
  }
}

/** Leads to where a step is that is not open here any more. */
async function leaveStep(form: unknown, path: string): Promise<never> {
  await greetSignedIn(form)
  redirect(path)
}

/** Another person may have signed in meanwhile, in another tab: their home page says for whom the form was. */
async function greetSignedIn(form: unknown): Promise<void> {
  const user = await currentUser()
  if (user !== null) await requireOwnPage(form, user.email, '/')
}
