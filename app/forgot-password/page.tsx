import { EmailForm } from '#app/sign-in/email-form.tsx'
import { nextParameter, withNext } from '#app/sign-in/next-field.ts'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { readPendingProof } from '#lib/session/pending-proof.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { requestResetAction } from './actions.ts'

export default async function ForgotPasswordPage({ searchParams }: PageProps<'/forgot-password'>) {
  requirePasswordMode()
  const [pending, proof] = await Promise.all([readPendingSignIn(), readPendingProof()])
  const next = nextParameter(await searchParams)
  return (
    <>
      <Heading>Forgot your password?</Heading>
      <p className="mt-3 text-muted">
        We'll e-mail a code with which you can choose a new one, if there is an account with your address.
      </p>
      <EmailForm
        action={requestResetAction}
        title="Forgot your password?"
        submitText="E-mail me a code"
        email={pending?.email ?? proof?.email ?? ''}
        hasPending={pending !== undefined}
        next={next}
      />
      <p className="mt-7 border-line border-t pt-5 text-muted">
        Remember it? <TextLink href={withNext('/sign-in', next)}>Sign in</TextLink>
      </p>
    </>
  )
}
