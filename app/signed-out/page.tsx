import { redirect } from 'next/navigation'
import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser } from '#lib/auth/current-user.ts'

const SENTENCES = {
  everywhere: "You're signed out everywhere.",
  deleted: 'Your account is deleted.',
  password: "Your password is changed, and you're signed out everywhere.",
  here: "You're signed out on this device.",
} as const

export default async function SignedOutPage({ searchParams }: PageProps<'/signed-out'>) {
  if ((await currentUser()) !== null) redirect('/')
  const { done } = await searchParams
  const sentence = SENTENCES[isEnding(done) ? done : 'here']
  return (
    <>
      <PageTitle>Signed out</PageTitle>
      <Heading>{sentence}</Heading>
      <p className="mt-6">
        {done === 'deleted' ? (
          <TextLink href="/sign-up">Create an account</TextLink>
        ) : (
          <TextLink href="/sign-in">Sign in again</TextLink>
        )}
      </p>
    </>
  )
}

function isEnding(done: unknown): done is keyof typeof SENTENCES {
  return typeof done === 'string' && Object.hasOwn(SENTENCES, done)
}
