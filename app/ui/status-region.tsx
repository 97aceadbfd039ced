import type { ReactNode } from 'react'

type StatusRegionProps = {
  /** A refusal, with the id of the field that it is about, if it is about one. */
  error?: ReactNode
  fieldId?: string | undefined
  note?: ReactNode
}

/** The page's one live region. It is there from the start, empty, so that screen readers announce what appears in it. */
export function StatusRegion({ error, fieldId, note }: StatusRegionProps) {
  return (
    <div role="status" className="not-empty:mb-4">
      {isNothing(error) ? null : (
        <p className="mt-5 rounded-lg border-danger border-s-4 bg-danger-soft px-4 py-3 text-danger">
          {fieldId === undefined ? (
            error
          ) : (
            <a href={`#${fieldId}`} className="underline underline-offset-4">
              {error}
            </a>
          )}
        </p>
      )}
      {isNothing(note) ? null : (
        <p className="mt-5 rounded-lg border-accent border-s-4 bg-note-soft px-4 py-3">{note}</p>
      )}
    </div>
  )
}

function isNothing(said: ReactNode): boolean {
  return said === undefined || said === null
}
