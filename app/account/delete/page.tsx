import { ConfirmForm } from '#app/account/confirm-form.tsx'
import { Address } from '#app/ui/address.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requireRecentSignIn } from '#lib/auth/current-user.ts'
import { deleteAccountAction } from './actions.ts'
import { RECENT_MINUTES } from './recent.ts'

export default async function DeleteAccountPage() {
  const user = await requireRecentSignIn(RECENT_MINUTES)
  return (
    <>
      <PageTitle>Delete account</PageTitle>
      <Heading>Delete your account?</Heading>
      <p className="mt-3 text-muted">
        The account of <Address>{user.email}</Address> goes for good, and every device is signed out. You can
        create a new one with the same address at any time.
      </p>
      <div className="mt-6">
        <ConfirmForm
          action={deleteAccountAction}
          text="Delete my account"
          busyText="Deleting..."
          tone="danger"
        />
      </div>
      <p className="mt-6">
        <TextLink href="/account">Keep it</TextLink>
      </p>
    </>
  )
}
