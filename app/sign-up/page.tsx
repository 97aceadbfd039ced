import { redirect } from 'next/navigation'
import { EmailForm } from '#app/sign-in/email-form.tsx'
import { nextParameter, withNext } from '#app/sign-in/next-field.ts'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser } from '#lib/auth/current-user.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { signUpAction } from './actions.ts'

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const asked = nextParameter(await searchParams)
  if ((await currentUser()) !== null) redirect(asked)
  const pending = await readPendingSignIn()
  const next = asked === '/' ? (pending?.next ?? '/') : asked
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
        next={next}
      />
      <p className="mt-7 border-line border-t pt-5 text-muted">
        Have an account? <TextLink href={withNext('/sign-in', next)}>Sign in</TextLink>
      </p>
    </>
  )
}
