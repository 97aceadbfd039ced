import { Address } from '#app/ui/address.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextLink } from '#app/ui/text-link.tsx'

/** Another tab was faster. */
export function AlreadySignedIn({ email }: { email: string }) {
  return (
    <>
      <PageTitle>Already signed in</PageTitle>
      <Heading>You're already signed in</Heading>
      <p className="mt-3 text-muted">
        You're already signed in as <Address>{email}</Address>.
      </p>
      <p className="mt-6">
        <TextLink href="/">Continue</TextLink>
      </p>
    </>
  )
}
