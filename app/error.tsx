'use client'

import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { useSpoken } from '#app/ui/spoken.tsx'
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
      <p className="mt-6 flex flex-wrap gap-3">
        <button
          type="button"
          onClick={reset}
          className="min-h-11 cursor-pointer rounded-lg bg-accent px-5 py-2.5 font-semibold text-on-accent"
        >
          {words.again}
        </button>
        {/* A full load on purpose: the page's own scripts may be what failed. */}
        <a href="/sign-in" className="inline-flex min-h-11 items-center rounded-lg border border-field px-4">
          {words.back}
        </a>
      </p>
      {error.digest === undefined ? null : (
        <p className="mt-6 text-muted text-sm">{fill(words.reference, { digest: error.digest })}</p>
      )}
    </>
  )
}
