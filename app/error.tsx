'use client'

import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { useSpoken } from '#app/ui/spoken.tsx'
import { WaysOut } from '#app/ui/ways-out.tsx'
import { fill } from '#app/words/fill.ts'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What Next shows in place of a page that threw. Its details stay in the server's log, under the digest. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const { wentWrong: words } = useSpoken().words
  return (
    <>
      <PageTitle isError>{words.title}</PageTitle>
      <Heading>{words.title}</Heading>
      <p className="mt-3 text-muted">{words.text}</p>
      <WaysOut again={words.again} back={words.back} onAgain={reset} />
      {error.digest === undefined ? null : (
        <p className="mt-6 text-muted text-sm">{fill(words.reference, { digest: error.digest })}</p>
      )}
    </>
  )
}
