'use client'

import { ErrorContent } from './_components/error-content.tsx'
import { useFallback } from './_components/use-fallback.ts'
import './globals.css'

/** What Next shows in place of everything when the layout threw: it knows nothing but the browser's own languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const { lang, dir, words } = useFallback(languagesOfBrowser)
  return (
    <html lang={lang} dir={dir}>
      <body className="flex min-h-dvh flex-col items-center px-4 py-6 sm:py-14">
        <title>{words.title}</title>
        <main className="w-full max-w-md rounded-2xl border border-line bg-surface px-5 py-7 sm:px-9 sm:py-9">
          <ErrorContent words={words} errorId={error.digest} onAgain={() => window.location.reload()} />
        </main>
      </body>
    </html>
  )
}

function languagesOfBrowser(): readonly string[] {
  return navigator.languages
}
