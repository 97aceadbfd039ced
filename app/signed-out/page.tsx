import { redirect } from 'next/navigation'
import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { signedOutStates } from '#app/_forms/signed-out-state.ts'
import { currentUser } from '#lib/auth/session.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { ClearDrafts } from './clear-drafts.tsx'

export default async function SignedOutPage({ searchParams }: PageProps<'/signed-out'>) {
  if ((await currentUser()) !== null) redirect('/')
  const { signedOut: words } = (await pageMessages()).words
  const ended = await flashState(signedOutStates, await searchParams)
  const ending = ended?.ending ?? 'here'
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      {ended === undefined ? null : <ClearDrafts />}
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
