type ErrorActionsProps = { again: string; back: string; onAgain: () => void }

/** What a page that failed offers. The link is a full load on purpose: the site's own scripts may be what failed. */
export function ErrorActions({ again, back, onAgain }: ErrorActionsProps) {
  return (
    <p className="mt-6 flex flex-wrap gap-3">
      <button
        type="button"
        onClick={onAgain}
        className="min-h-11 cursor-pointer rounded-lg bg-accent px-5 py-2.5 font-semibold text-on-accent"
      >
        {again}
      </button>
      <a href="/sign-in" className="inline-flex min-h-11 items-center rounded-lg border border-field px-4">
        {back}
      </a>
    </p>
  )
}
