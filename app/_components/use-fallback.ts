'use client'

import { useEffect, useState } from 'react'
import { ENGLISH_FALLBACK, type Fallback } from '#lib/messages/fallback-messages.ts'

/**
 * What an error page says. The words are fetched only when one is shown, because every page carries its script; it is in English until
 * they arrive, and where they cannot be fetched.
 * @param preferred languages in the order of preference; called in the browser only
 */
export function useFallback(preferred: () => readonly string[]): Fallback {
  const [fallback, setFallback] = useState(ENGLISH_FALLBACK)
  useEffect(() => {
    import('#lib/messages/fallback-translations.ts').then(
      ({ fallbackFor }) => setFallback(fallbackFor(preferred())),
      () => undefined,
    )
  }, [preferred])
  return fallback
}
