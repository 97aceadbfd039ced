import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { pageMessages } from '#lib/messages/page-messages.ts'

export default async function NotFoundPage() {
  const { notFound: words } = (await pageMessages()).words
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Heading>{words.heading}</Heading>
      <p className="mt-3 text-muted">{words.text}</p>
      <p className="mt-6">
        <TextLink href="/">{words.home}</TextLink>
      </p>
    </>
  )
}
