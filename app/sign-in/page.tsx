import { redirect } from 'next/navigation'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser } from '#lib/auth/current-user.ts'
import { asksForPassword } from '#lib/env.ts'
import { readPendingProof } from '#lib/session/pending-proof.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { requestCodeAction, signInAction } from './actions.ts'
import { CredentialsForm } from './credentials-form.tsx'
import { EmailForm } from './email-form.tsx'
import { nextParameter, withNext } from './next-field.ts'
import { PendingNotice } from './pending-notice.tsx'
import { sayBefore } from './said-before.ts'

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const asked = nextParameter(await searchParams)
  if ((await currentUser()) !== null) redirect(asked)
  const [pending, proof] = await Promise.all([readPendingSignIn(), readPendingProof()])
  const next = asked === '/' ? (pending?.next ?? proof?.next ?? '/') : asked
  const hasPassword = asksForPassword()
  const said = hasPassword ? sayBefore(pending, proof) : undefined
  const form = {
    title: 'Sign in',
    email: pending?.email ?? proof?.email ?? '',
    hasPending: pending !== undefined,
    next,
  }
  return (
    <>
      <Heading>Sign in</Heading>
      <p className="mt-3 text-muted">
        {hasPassword
          ? 'Enter your password, then the code we e-mail you.'
          : "We'll e-mail you a 6-digit code."}
      </p>
      {pending === undefined || said !== undefined ? null : <PendingNotice pending={pending} />}
      {hasPassword ? (
        <CredentialsForm
          key={form.email}
          action={signInAction}
          submitText="Sign in"
          busyText="Checking..."
          password={{ label: 'Password', isNew: false }}
          note={said}
          {...form}
        />
      ) : (
        <EmailForm key={form.email} action={requestCodeAction} submitText="E-mail me a code" {...form} />
      )}
      {hasPassword ? (
        <p className="mt-5">
          <TextLink href="/forgot-password">Forgot your password?</TextLink>
        </p>
      ) : null}
      <p className="mt-7 border-line border-t pt-5 text-muted">
        New here? <TextLink href={withNext('/sign-up', next)}>Create an account</TextLink>
      </p>
    </>
  )
}
