import type { ReactNode } from 'react'
import { signOutAction } from '#app/actions.ts'
import { Address } from '#app/ui/address.tsx'
import { Button } from '#app/ui/button.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requireUser } from '#lib/auth/current-user.ts'
import { asksForPassword } from '#lib/env.ts'
import { signOutEverywhereAction } from './actions.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { NameForm } from './name-form.tsx'

export default async function AccountPage() {
  const user = await requireUser()
  return (
    <>
      <Heading>Your account</Heading>
      <p className="mt-3">
        <Address>{user.email}</Address>
      </p>
      <NameForm name={user.name ?? ''} />
      <Section title="Sessions">
        <p className="text-muted">
          Signed in on this device since <LocalTime epochSeconds={user.signedInAt} date />.
        </p>
        <div className="mt-4 flex flex-wrap items-start gap-3">
          <form action={signOutAction}>
            <Button busyText="Signing out..." tone="quiet">
              Sign out
            </Button>
          </form>
          <ConfirmForm
            action={signOutEverywhereAction}
            text="Sign out everywhere"
            busyText="Signing out..."
          />
        </div>
      </Section>
      {asksForPassword() ? (
        <Section title="Password">
          <TextLink href="/account/password">Change your password</TextLink>
        </Section>
      ) : null}
      <Section title="Delete account">
        <p className="text-muted">Your account and everything in it goes for good.</p>
        <p className="mt-3">
          <TextLink href="/account/delete">Delete account</TextLink>
        </p>
      </Section>
      <p className="mt-8 border-line border-t pt-5">
        <TextLink href="/">Back to home</TextLink>
      </p>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8 border-line border-t pt-5">
      <h2 className="font-semibold text-lg">{title}</h2>
      <div className="mt-2">{children}</div>
    </section>
  )
}
