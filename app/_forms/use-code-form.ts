import { type ChangeEvent, useRef } from 'react'
import { useLocale } from '#app/_components/locale-context.tsx'
import { parseCode } from '#lib/auth/parse-code.ts'
import type { Messages } from '#lib/messages/messages.ts'
import type { Said } from '../sign-in/code/notice.tsx'
import { codeError } from './code-errors.ts'
import { readDraft, saveDraft } from './form-drafts.ts'
import { setInputValue } from './set-input-value.ts'
import { useCodeLink } from './use-code-link.ts'
import { useForgottenValue } from './use-forgotten-value.ts'
import { useLazyValidation } from './use-lazy-validation.ts'
import { useRefusedField } from './use-refused-field.ts'
import { useSubmit } from './use-submit.ts'

export type CodeFormOptions = {
  action: (form: FormData) => Promise<void>
  words: Messages['codeFaults']
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
  const { language } = useLocale()
  const typed = kept.typed === '' ? readDraft(signIn) : kept.typed
  const formRef = useRef<HTMLFormElement>(null)
  const lastSent = useRef(typed)
  const { isSending, isOffline, send } = useSubmit()
  const late = useLazyValidation({
    code: (value) => {
      const read = parseCode(value, codeLength)
      return read.kind === 'code' || codeError(words, language, read, codeLength)
    },
  })
  const awaitAnswer = useRefusedField(said, isDead)
  useForgottenValue(formRef, kept.typed)

  useCodeLink((code) => {
    const field = formRef.current?.elements.namedItem('code')
    if (!(field instanceof HTMLInputElement) || code.length !== codeLength) return
    lastSent.current = code
    setInputValue(field, code)
    field.focus()
  })

  function submit(): void {
    const form = formRef.current
    if (form === null) return
    const filled = new FormData(form)
    lastSent.current = String(filled.get('code'))
    saveDraft(signIn, form, 'code')
    awaitAnswer()
    send(() => action(filled))
  }

  /** Sends a complete code by itself, once for each value that a person brought in. */
  function onChange({ target }: ChangeEvent<HTMLInputElement>): void {
    if (parseCode(target.value, codeLength).kind !== 'code' || target.value === lastSent.current) return
    lastSent.current = target.value
    target.form?.requestSubmit()
  }

  const error = isOffline ? words.offline : (late.caught.code ?? said.error)
  return { formRef, typed, error, isSending, late, onChange, submit }
}
