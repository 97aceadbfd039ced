import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import type { Messages } from '#lib/messages/messages.ts'

type AlreadySignedInProps = { words: Messages['alreadySignedIn']; email: string }

/** Another tab was faster. */
export function AlreadySignedIn({ words, email }: AlreadySignedInProps) {
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Heading>{words.heading}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.text} values={{ address: addressIn(email) }} />
      </p>
      <p className="mt-6">
        <TextLink href="/">{words.continue}</TextLink>
      </p>
    </>
  )
}
