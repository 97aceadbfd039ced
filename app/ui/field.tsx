import type { ComponentPropsWithRef } from 'react'

type FieldProps = ComponentPropsWithRef<'input'> & {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
}

/** A labelled input with its hint and its error beside it, tied together for screen readers. */
export function Field({ id, label, hint, error, className = 'text-base', ...input }: FieldProps) {
  return (
    <div className="mt-6">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
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
