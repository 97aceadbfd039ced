'use client'

import { useEffect, useState } from 'react'
import { brand } from '#lib/brand.ts'
import { DEFAULT_LANGUAGE, directionOf, type Language, languageOf, tagOf } from '#lib/language.ts'
import { FALLBACK_MESSAGES } from '#lib/messages/fallback-messages.ts'
import { ErrorActions } from './_components/error-actions.tsx'
import { Heading } from './_components/heading.tsx'
import './globals.css'

/**
 * What Next shows in place of everything when the layout threw: it knows nothing but the browser's own language. The words for it
 * are fetched only now, because every page carries this one; where they cannot be, it stays in English.
 */
export default function GlobalError() {
  const [{ language, words }, setSpoken] = useState({ language: DEFAULT_LANGUAGE, words: FALLBACK_MESSAGES })
  useEffect(() => {
    const spoken = browserLanguage()
    if (spoken === DEFAULT_LANGUAGE) return
    import('#lib/messages/fallback-translations.ts').then(
      ({ FALLBACK_TRANSLATIONS: LAST_RESORT }) => setSpoken({ language: spoken, words: LAST_RESORT[spoken] }),
      () => undefined,
    )
  }, [])
  return (
    <html lang={tagOf(language)} dir={directionOf(language)}>
      <body className="flex min-h-dvh flex-col items-center px-4 py-6 sm:py-14">
        <title>{`${words.title} · ${brand.name}`}</title>
        <main className="w-full max-w-md rounded-2xl border border-line bg-surface px-5 py-7 sm:px-9 sm:py-9">
          <Heading>{words.title}</Heading>
          <p className="mt-3 text-muted">{words.text}</p>
          <ErrorActions again={words.again} back={words.back} onAgain={() => window.location.reload()} />
        </main>
      </body>
    </html>
  )
}

function browserLanguage(): Language {
  const spoken = navigator.languages.map(languageOf).find((language) => language !== undefined)
  return spoken ?? DEFAULT_LANGUAGE
}
