'use client'

import { useSyncExternalStore } from 'react'
import { LocalTime } from '#app/_components/local-time.tsx'
import { useLocale } from '#app/_components/locale-context.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { fill, type Messages, pluralOf } from '#lib/messages/messages.ts'

const SOON_SECONDS = 60

type ResendHintProps = { resendAt: number; words: Pick<Messages['code'], 'askAgainAt' | 'askAgainIn'> }

/** When the code may be asked for again: a countdown where scripts run (never announced), a time of day elsewhere. */
export function ResendHint({ resendAt, words }: ResendHintProps) {
  const { language } = useLocale()
  const now = useSyncExternalStore(everySecond, nowSeconds, () => undefined)
  if (now !== undefined && now >= resendAt) return null
  const left = now === undefined ? undefined : resendAt - now
  return (
    <span className="text-muted">
      {left === undefined || left > SOON_SECONDS ? (
        <Sentence of={words.askAgainAt} values={{ time: <LocalTime epochSeconds={resendAt} /> }} />
      ) : (
        fill(pluralOf(words.askAgainIn, language, left), { count: left })
      )}
    </span>
  )
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1_000)
  return () => clearInterval(timer)
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000)
}
