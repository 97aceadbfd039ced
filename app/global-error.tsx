'use client'

import { ErrorContent } from './_components/error-content.tsx'
import { useFallback } from './_components/use-fallback.ts'
import './globals.css'

/** What Next shows in place of everything when the layout threw: it knows nothing but the browser's own languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const { lang, dir, title, words } = useFallback(languagesOfBrowser)
  return (
    <html lang={lang} dir={dir}>
      <body>
        <title>{title}</title>
        <main>
          <ErrorContent words={words} errorId={error.digest} onAgain={() => window.location.reload()} />
        </main>
      </body>
    </html>
  )
}

function languagesOfBrowser(): readonly string[] {
  return navigator.languages
}
