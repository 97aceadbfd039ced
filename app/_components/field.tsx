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

/** A labelled input with its hint and its error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { id, label, hint, error, aside, backdrop, className = 'text-input', ...input } = props
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className="error">
        {error}
      </p>
      <div>
        <input
          id={id}
          aria-describedby={hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`}
          aria-invalid={error !== undefined}
          className={className}
          {...input}
        />
        {backdrop}
      </div>
      {aside === undefined ? null : <div className="aside">{aside}</div>}
    </div>
  )
}
