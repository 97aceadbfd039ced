import { fill, type Messages } from '#lib/messages/messages.ts'
import { Heading } from './heading.tsx'

type ErrorContentProps = {
  words: Messages['wentWrong']
  /** What the server's log has it under. */
  errorId: string | undefined
  /** What the first button does, or the page that it leads to. */
  onAgain: (() => void) | string
}

const AGAIN = 'primary w-auto px-5'

/** What a page that failed says and offers. Links are full loads on purpose: the site's own scripts may be what failed. */
export function ErrorContent({ words, errorId, onAgain }: ErrorContentProps) {
  return (
    <>
      <Heading>{words.title}</Heading>
      <p className="mt-3 text-muted">{words.text}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        {typeof onAgain === 'string' ? (
          <a href={onAgain} target="_self" className={AGAIN}>
            {words.again}
          </a>
        ) : (
          <button type="button" onClick={onAgain} className={AGAIN}>
            {words.again}
          </button>
        )}
        <a href="/sign-in" target="_self" className="quiet">
          {words.back}
        </a>
      </p>
      {errorId === undefined ? null : (
        <p className="mt-6 text-muted text-sm">{fill(words.reference, { digest: errorId })}</p>
      )}
    </>
  )
}
