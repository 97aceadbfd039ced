import { redirect } from 'next/navigation'
import { CredentialsForm } from '#app/sign-in/credentials-form.tsx'
import { EmailForm } from '#app/sign-in/email-form.tsx'
import { newPasswordHint } from '#app/sign-in/messages.ts'
import { nextParameter, withNext } from '#app/sign-in/next-field.ts'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser } from '#lib/auth/current-user.ts'
import { asksForPassword } from '#lib/env.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { signUpAction, signUpWithPasswordAction } from './actions.ts'

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const asked = nextParameter(await searchParams)
  if ((await currentUser()) !== null) redirect(asked)
  const pending = await readPendingSignIn()
  const next = asked === '/' ? (pending?.next ?? '/') : asked
  const form = {
    title: 'Create an account',
    email: pending?.email ?? '',
    hasPending: pending !== undefined,
    next,
  }
  return (
    <>
      <Heading>Create an account</Heading>
      <p className="mt-3 text-muted">
        {asksForPassword()
          ? "We'll e-mail you a 6-digit code to confirm your address."
          : "We'll e-mail you a 6-digit code. There is no password to remember."}
      </p>
      {asksForPassword() ? (
        <CredentialsForm
          key={form.email}
          action={signUpWithPasswordAction}
          submitText="Create an account"
          busyText="Creating..."
          password={{ label: 'New password', isNew: true, hint: newPasswordHint }}
          {...form}
        />
      ) : (
        <EmailForm key={form.email} action={signUpAction} submitText="E-mail me a code" {...form} />
      )}
      <p className="mt-7 border-line border-t pt-5 text-muted">
        Have an account? <TextLink href={withNext('/sign-in', next)}>Sign in</TextLink>
      </p>
    </>
  )
}
