import { redirect } from 'next/navigation'
import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { currentUser } from '#lib/auth/session.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { ClearDrafts } from './clear-drafts.tsx'

const ENDINGS = ['here', 'everywhere', 'deleted', 'password'] as const

export default async function SignedOutPage({ searchParams }: PageProps<'/signed-out'>) {
  if ((await currentUser()) !== null) redirect('/')
  const { done } = await searchParams
  const { signedOut: words } = (await pageMessages()).words
  const ending = ENDINGS.find((each) => each === done) ?? 'here'
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <ClearDrafts />
      <Heading>{words[ending]}</Heading>
      <p className="mt-6">
        {ending === 'deleted' ? (
          <TextLink href="/sign-up">{words.createAccount}</TextLink>
        ) : (
          <TextLink href="/sign-in">{words.signInAgain}</TextLink>
        )}
      </p>
    </>
  )
}
