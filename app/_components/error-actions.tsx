type ErrorActionsProps = {
  again: string
  back: string
  /** What the first one does, or the page that it leads to. */
  onAgain: (() => void) | string
}

const AGAIN =
  'inline-flex min-h-11 cursor-pointer items-center rounded-lg bg-accent px-5 py-2.5 font-semibold text-on-accent'

/** What a page that failed offers. Links are full loads on purpose: the site's own scripts may be what failed. */
export function ErrorActions({ again, back, onAgain }: ErrorActionsProps) {
  return (
    <p className="mt-6 flex flex-wrap gap-3">
      {typeof onAgain === 'string' ? (
        <a href={onAgain} target="_self" className={AGAIN}>
          {again}
        </a>
      ) : (
        <button type="button" onClick={onAgain} className={AGAIN}>
          {again}
        </button>
      )}
      <a
        href="/sign-in"
        target="_self"
        className="inline-flex min-h-11 items-center rounded-lg border border-field px-4"
      >
        {back}
      </a>
    </p>
  )
}
