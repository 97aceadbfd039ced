'use client'

import { addressIn } from '#app/_components/address.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Until } from '#app/_components/passing-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import type { Messages } from '#lib/messages/messages.ts'

type WhereItWentProps = {
  words: Pick<Messages['code'], 'sentTo' | 'change' | 'comesFrom'>
  count: number
  email: string
  /** Where another address is entered. */
  change: string
  sender: string
  /** Epoch seconds; undefined where no answer can be right any more. */
  expiresAt: number | undefined
}

/** A client component, so that the page's data holds its props only, not each element: docs/decisions/0045 */
export function WhereItWent({ words, count, email, change, sender, expiresAt }: WhereItWentProps) {
  return (
    <div className="mt-3 space-y-2 text-muted">
      <p>
        <Sentence of={words.sentTo} values={{ count, address: addressIn(email) }}>
          <TextLink isWhole href={change}>
            {words.change}
          </TextLink>
        </Sentence>
      </p>
      {expiresAt === undefined ? null : (
        <Until epochSeconds={expiresAt}>
          <p>
            <Sentence
              of={words.comesFrom}
              values={{
                sender: addressIn(sender),
                time: (
                  <strong className="text-ink">
                    <LocalTime epochSeconds={expiresAt} />
                  </strong>
                ),
              }}
            />
          </p>
        </Until>
      )}
    </div>
  )
}
