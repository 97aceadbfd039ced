import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { currentUser } from '#lib/auth/session.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'

/** Where `requireGroup()` leads a person who is not in the group. The proxy gives it its status, 403: pages cannot set one. */
export default async function ForbiddenPage() {
  const user = await currentUser()
  const { forbidden: words, notFound } = (await pageMessages()).words
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Heading>{words.heading}</Heading>
      {user === null ? null : (
        <p className="mt-3 text-muted">
          <Sentence of={words.text} values={{ address: addressIn(user.email) }} />
        </p>
      )}
      <p className="mt-6">
        <TextLink href="/">{notFound.home}</TextLink>
      </p>
    </>
  )
}
