import type { ComponentPropsWithRef } from 'react'
import { Field } from './field.tsx'

type EmailFieldProps = Omit<ComponentPropsWithRef<'input'>, 'id'> & {
  label: string
  error: string | undefined
}

/** The address, as password managers and phones like it. An address runs from left to right in every language. */
export function EmailField(props: EmailFieldProps) {
  return (
    <Field
      id="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      enterKeyHint="next"
      dir="ltr"
      required
      {...props}
    />
  )
}
