import { redirect } from 'next/navigation'
import { EmailForm } from '#app/sign-in/email-form.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser } from '#lib/auth/current-user.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { signUpAction } from './actions.ts'

export default async function SignUpPage() {
  if ((await currentUser()) !== null) redirect('/')
  const pending = await readPendingSignIn()
  return (
    <>
      <Heading>Create an account</Heading>
      <p className="mt-3 text-muted">We'll e-mail you a 6-digit code. There is no password to remember.</p>
      <EmailForm
        key={pending?.email}
        action={signUpAction}
        title="Create an account"
        submitText="E-mail me a code"
        email={pending?.email ?? ''}
        hasPending={pending !== undefined}
      />
      <p className="mt-7 border-line border-t pt-5 text-muted">
        Have an account? <TextLink href="/sign-in">Sign in</TextLink>
      </p>
    </>
  )
}
