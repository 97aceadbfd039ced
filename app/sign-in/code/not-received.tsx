import { addressIn } from '#app/_components/address.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import type { Messages } from '#lib/messages/messages.ts'

type NotReceivedProps = { words: Messages['code']; sender: string; email: string }

/** First aid for a mail that does not come; a plain disclosure, open to keyboards and without script. */
export function NotReceived({ words, sender, email }: NotReceivedProps) {
  return (
    <details className="mt-7 border-line border-t pt-4 text-muted">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium text-ink">{words.notReceived}</summary>
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
