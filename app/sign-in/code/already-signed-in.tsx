import { addressIn } from '#app/ui/address.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Words } from '#app/words/words.ts'

type AlreadySignedInProps = { words: Words['alreadySignedIn']; email: string }

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
