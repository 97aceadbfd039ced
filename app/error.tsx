'use client'

import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

/** What Next shows in place of a page that threw. Its details stay in the server's log, under the digest. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <>
      <PageTitle isError>Something went wrong</PageTitle>
      <Heading>Something went wrong</Heading>
      <p className="mt-3 text-muted">It is our fault, not yours. Nothing was lost; please try again.</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <button
          type="button"
          onClick={reset}
          className="min-h-11 cursor-pointer rounded-lg bg-accent px-5 py-2.5 font-semibold text-on-accent"
        >
          Try again
        </button>
        {/* A full load on purpose: the page's own scripts may be what failed. */}
        <a href="/sign-in" className="inline-flex min-h-11 items-center rounded-lg border border-field px-4">
          Back to sign in
        </a>
      </p>
      {error.digest === undefined ? null : (
        <p className="mt-6 text-muted text-sm">Reference {error.digest}</p>
      )}
    </>
  )
}
