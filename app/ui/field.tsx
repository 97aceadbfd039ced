import type { ComponentPropsWithRef, ReactNode } from 'react'

type FieldProps = ComponentPropsWithRef<'input'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Stands at the end of the label's line. */
  aside?: ReactNode
}

/** A labelled input with its hint and its error beside it, tied together for screen readers. */
export function Field({ id, label, hint, error, aside, className = 'text-base', ...input }: FieldProps) {
  return (
    <div className="mt-6">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-1 text-muted">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className="mt-1 font-medium text-danger empty:hidden">
        {error}
      </p>
      <input
        id={id}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={error !== undefined}
        className={`mt-2 block min-h-12 w-full rounded-lg border border-field bg-surface px-3.5 aria-invalid:border-2 aria-invalid:border-danger ${className}`}
        {...input}
      />
    </div>
  )
}
