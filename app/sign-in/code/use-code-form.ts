import { type ChangeEvent, useRef } from 'react'
import { keepTyped, typedBefore } from '#app/ui/kept-typing.ts'
import { useSpoken } from '#app/ui/spoken.tsx'
import { typeInto } from '#app/ui/type-into.ts'
import { useLateForm } from '#app/ui/use-late-form.ts'
import { useSending } from '#app/ui/use-sending.ts'
import type { Words } from '#app/words/words.ts'
import { readTypedCode } from '#lib/auth/typed-code.ts'
import { codeFaultIn } from './messages.ts'
import type { Said } from './notice.tsx'
import { useForgottenValue } from './use-forgotten-value.ts'
import { useMailedCode } from './use-mailed-code.ts'
import { useRefusedField } from './use-refused-field.ts'

export type CodeFormOptions = {
  action: (form: FormData) => Promise<void>
  words: Words['codeFaults']
  codeLength: number
  said: Said
  /** What was typed when it was refused. */
  typed: string
  /** Tells this sign-in from the next one. */
  signIn: string
  /** No code can be right any more: the field goes, and what is said stays. */
  isDead?: boolean
}

/**
 * What a script adds to the code form: slips are caught before they are sent, a complete code is sent by itself, the link in the
 * mail fills it in, and what is typed survives whatever goes wrong.
 */
export function useCodeForm({
  action,
  words,
  codeLength,
  said,
  signIn,
  isDead = false,
  ...kept
}: CodeFormOptions) {
  const { language } = useSpoken()
  const typed = kept.typed === '' ? typedBefore(signIn) : kept.typed
  const formRef = useRef<HTMLFormElement>(null)
  const lastSent = useRef(typed)
  const { isSending, isOffline, send } = useSending()
  const late = useLateForm({
    code: (value) => {
      const read = readTypedCode(value, codeLength)
      return read.kind === 'code' || codeFaultIn(words, language, read, codeLength)
    },
  })
  const awaitAnswer = useRefusedField(said, isDead)
  useForgottenValue(formRef, kept.typed)

  useMailedCode((code) => {
    const field = formRef.current?.elements.namedItem('code')
    if (!(field instanceof HTMLInputElement) || code.length !== codeLength) return
    lastSent.current = code
    typeInto(field, code)
    field.focus()
  })

  function submit(): void {
    const form = formRef.current
    if (form === null) return
    const filled = new FormData(form)
    lastSent.current = String(filled.get('code'))
    keepTyped(signIn, form, 'code')
    awaitAnswer()
    send(() => action(filled))
  }

  /** Sends a complete code by itself, once for each value that a person brought in. */
  function onChange({ target }: ChangeEvent<HTMLInputElement>): void {
    if (readTypedCode(target.value, codeLength).kind !== 'code' || target.value === lastSent.current) return
    lastSent.current = target.value
    target.form?.requestSubmit()
  }

  const error = isOffline ? words.offline : (late.caught.code ?? said.error)
  return { formRef, typed, error, isSending, late, onChange, submit }
}
