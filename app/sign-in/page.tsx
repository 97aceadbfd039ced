import { redirect } from 'next/navigation'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser } from '#lib/auth/current-user.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { requestCodeAction } from './actions.ts'
import { EmailForm } from './email-form.tsx'
import { nextParameter, withNext } from './next-field.ts'
import { PendingNotice } from './pending-notice.tsx'

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const asked = nextParameter(await searchParams)
  if ((await currentUser()) !== null) redirect(asked)
  const pending = await readPendingSignIn()
  const next = asked === '/' ? (pending?.next ?? '/') : asked
  return (
    <>
      <Heading>Sign in</Heading>
      <p className="mt-3 text-muted">We'll e-mail you a 6-digit code.</p>
      {pending === undefined ? null : <PendingNotice pending={pending} />}
      <EmailForm
        key={pending?.email}
        action={requestCodeAction}
        title="Sign in"
        submitText="E-mail me a code"
        email={pending?.email ?? ''}
        hasPending={pending !== undefined}
        next={next}
      />
      <p className="mt-7 border-line border-t pt-5 text-muted">
        New here? <TextLink href={withNext('/sign-up', next)}>Create an account</TextLink>
      </p>
    </>
  )
}
