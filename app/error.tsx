'use client'

import { ErrorContent } from './_components/error-content.tsx'
import { FormTitle } from './_components/form-title.tsx'
import { useFallback } from './_components/use-fallback.ts'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** What Next shows in place of a page that threw. Its details stay in the server's log, under the digest. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const { words } = useFallback(languageOfPage)

  function again(): void {
    // React remembers that a script could not be loaded.
    if (error.name === 'ChunkLoadError') location.reload()
    else reset()
  }

  return (
    <>
      <FormTitle isError>{words.title}</FormTitle>
      <ErrorContent words={words} errorId={error.digest} onAgain={again} />
    </>
  )
}

function languageOfPage(): readonly string[] {
  return [document.documentElement.lang]
}
