import { redirect } from 'next/navigation'
import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser } from '#lib/auth/current-user.ts'

export default async function SignedOutPage() {
  if ((await currentUser()) !== null) redirect('/')
  return (
    <>
      <PageTitle>Signed out</PageTitle>
      <Heading>You're signed out on this device.</Heading>
      <p className="mt-6">
        <TextLink href="/sign-in">Sign in again</TextLink>
      </p>
    </>
  )
}
