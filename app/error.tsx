'use client'

import { ErrorActions } from '#app/_components/error-actions.tsx'
import { FormTitle } from '#app/_components/form-title.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { useLocale } from '#app/_components/locale-context.tsx'
import { fill } from '#lib/messages/messages.ts'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What Next shows in place of a page that threw. Its details stay in the server's log, under the digest. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const { wentWrong: words } = useLocale().words
  return (
    <>
      <FormTitle isError>{words.title}</FormTitle>
      <Heading>{words.title}</Heading>
      <p className="mt-3 text-muted">{words.text}</p>
      <ErrorActions again={words.again} back={words.back} onAgain={reset} />
      {error.digest === undefined ? null : (
        <p className="mt-6 text-muted text-sm">{fill(words.reference, { digest: error.digest })}</p>
      )}
    </>
  )
}
