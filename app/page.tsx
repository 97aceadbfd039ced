import { Address } from '#app/ui/address.tsx'
import { Button } from '#app/ui/button.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requireUser } from '#lib/auth/current-user.ts'
import { signOutAction } from './actions.ts'

export default async function HomePage() {
  const user = await requireUser()
  return (
    <>
      <PageTitle>Home</PageTitle>
      <Heading>You're signed in</Heading>
      <dl className="mt-6 space-y-5">
        {user.name === undefined ? null : (
          <div>
            <dt className="text-muted">Name</dt>
            <dd className="mt-0.5 break-words font-medium text-lg">{user.name}</dd>
          </div>
        )}
        <div>
          <dt className="text-muted">E-mail address</dt>
          <dd className="mt-0.5 font-medium text-lg">
            <Address plain>{user.email}</Address>
          </dd>
        </div>
        <div>
          <dt className="text-muted">Signed in on this device since</dt>
          <dd className="mt-0.5 font-medium text-lg">
            <LocalTime epochSeconds={user.signedInAt} date />
          </dd>
        </div>
      </dl>
      <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
        <form action={signOutAction}>
          <Button busyText="Signing out..." tone="quiet">
            Sign out
          </Button>
        </form>
        <TextLink href="/account">Your account</TextLink>
      </div>
    </>
  )
}
