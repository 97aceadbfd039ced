import { nextParameter } from '#app/sign-in/next-field.ts'
import { Address } from '#app/ui/address.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requireUser } from '#lib/auth/current-user.ts'
import { asksForPassword } from '#lib/env.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { AgainForm } from './again-form.tsx'

/** Where `requireRecentSignIn()` sends somebody whose last code is too old for what they want to do. */
export default async function SignInAgainPage({ searchParams }: PageProps<'/sign-in/again'>) {
  const { email } = await requireUser()
  const pending = await readPendingSignIn()
  return (
    <>
      <Heading>Confirm it's you</Heading>
      <p className="mt-3 text-muted">
        You signed in a while ago. We'll e-mail a code to <Address>{email}</Address> before you go on.
      </p>
      <AgainForm
        next={nextParameter(await searchParams)}
        hasPending={pending !== undefined}
        email={email}
        hasPassword={asksForPassword()}
      />
      <p className="mt-6">
        <TextLink href="/account">Back to your account</TextLink>
      </p>
    </>
  )
}
