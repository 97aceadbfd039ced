'use client'

import { type RefObject, useState } from 'react'
import { keepTyped, typedBefore } from '#app/ui/kept-typing.ts'
import { useMailedCode } from './code/use-mailed-code.ts'

const KEY = 'email'

/** The address to begin a form with: what was typed last in this page, or that of an open sign-in. */
export function firstAddress(email: string): string {
  return typedBefore(KEY) || email
}

type TypedAddress = {
  /** Keeps what stands in the field: whoever goes on to another form finds it there. */
  readonly keep: () => void
  /** A link of a mail brought a code, and there is no sign-in that it belongs to. */
  readonly isStrangeCode: boolean
}

/** What the forms that begin with an address have in common. */
export function useTypedAddress(formRef: RefObject<HTMLFormElement | null>): TypedAddress {
  const [isStrangeCode, setIsStrangeCode] = useState(false)
  useMailedCode(() => setIsStrangeCode(true))
  return { keep: () => keepTyped(KEY, formRef.current, 'email'), isStrangeCode }
}
