import type { ReactNode } from 'react'
import { Notice } from './notice.tsx'

type StatusRegionProps = {
  /** A refusal, with the id of the field that it is about, if it is about one. */
  error?: ReactNode
  fieldId?: string | undefined
  note?: ReactNode
}

/** The page's one live region, with one notice at a time. It is there from the start, empty, so that screen readers announce what appears in it. */
export function StatusRegion({ error, fieldId, note }: StatusRegionProps) {
  return (
    <div role="status">
      {isNothing(error) ? null : (
        <Notice tone="danger">
          {fieldId === undefined ? (
            error
          ) : (
            <a href={`#${fieldId}`} className="font-normal text-inherit">
              {error}
            </a>
          )}
        </Notice>
      )}
      {isNothing(note) || !isNothing(error) ? null : <Notice tone="note">{note}</Notice>}
    </div>
  )
}

function isNothing(said: ReactNode): boolean {
  return said === undefined || said === null
}
