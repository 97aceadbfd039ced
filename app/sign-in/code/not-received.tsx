'use client'

import { addressIn } from '#app/_components/address.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import type { Messages } from '#lib/messages/messages.ts'

type NotReceivedProps = {
  words: Pick<
    Messages['code'],
    'notReceived' | 'lookInSpam' | 'searchFor' | 'checkAddress' | 'filters' | 'moreHelp'
  >
  sender: string
  email: string
}

/**
 * First aid for an email that does not arrive; a plain disclosure, open to keyboards and without script. A client component, so that
 * the page's data holds its props only, not each element: docs/decisions/0045
 */
export function NotReceived({ words, sender, email }: NotReceivedProps) {
  return (
    <details className="apart">
      <summary>{words.notReceived}</summary>
      <ul className="mt-1 list-disc space-y-1.5 ps-5">
        <li>{words.lookInSpam}</li>
        <li>
          <Sentence of={words.searchFor} values={{ sender: addressIn(sender, { plain: true }) }} />
        </li>
        <li>
          <Sentence of={words.checkAddress} values={{ address: addressIn(email, { plain: true }) }} />
        </li>
        <li>{words.filters}</li>
      </ul>
      <p className="mt-3">
        <TextLink href="/help/no-code">{words.moreHelp}</TextLink>
      </p>
    </details>
  )
}
