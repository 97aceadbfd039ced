import type { ComponentPropsWithRef, ReactNode } from 'react'

type FieldProps = ComponentPropsWithRef<'input'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Shown at the end of the label's line; after the input in the order of the keyboard. */
  aside?: ReactNode
  /** Painted behind the input, which is transparent then. */
  backdrop?: ReactNode
}

const PLAIN =
  'block min-h-12 w-full rounded-lg border border-field bg-surface px-3.5 text-base aria-invalid:border-2 aria-invalid:border-danger'

/** A labelled input with its hint and its error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { id, label, hint, error, aside, backdrop, className = PLAIN, ...input } = props
  return (
    <div className="mt-6 grid grid-cols-[1fr_auto] items-center gap-x-3">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="col-span-2 mt-1 text-muted">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className="col-span-2 mt-1.5 font-medium text-danger empty:hidden">
        {error}
      </p>
      <div className="@container relative isolate col-span-2 mt-2">
        <input
          id={id}
          aria-describedby={hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`}
          aria-invalid={error !== undefined}
          className={className}
          {...input}
        />
        {backdrop}
      </div>
      {aside === undefined ? null : <div className="col-start-2 row-start-1">{aside}</div>}
    </div>
  )
}
