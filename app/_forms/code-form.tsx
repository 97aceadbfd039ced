'use client'

import { type ChangeEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button } from '#app/_components/button.tsx'
import { CodeField } from '#app/_components/code-field.tsx'
import { focusField, setInputValue } from '#app/_components/input-element.ts'
import { useLocale } from '#app/_components/locale-context.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { parseCode } from '#lib/auth/parse-code.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { codeError } from './field-errors.ts'
import { readDraft, saveDraft } from './form-drafts.ts'
import { useCodeLink } from './use-code-link.ts'
import { useLazyValidation } from './use-lazy-validation.ts'
import { useSubmit } from './use-submit.ts'

/** What the page of a code has to say: an error belongs to the field, a note to the page. */
export type CodeMessage = { readonly error?: string; readonly note?: ReactNode }

type CodeFormOptions = {
  action: (form: FormData) => Promise<void>
  words: Messages['codeFaults']
  codeLength: number
  message: CodeMessage
  /** What was typed when it was refused. */
  typed: string
  /** Tells this sign-in from the next one. */
  signIn: string
  /** No code can be right any more: the field goes, and the message stays. */
  isDead?: boolean
}

type CodeFormProps = CodeFormOptions & {
  pageTitle: string
  submitText: string
  busyText: string
  title: string
  hint: string
}

/** The code form. Without script it is a plain form; with it, slips are caught before they are sent. */
export function CodeForm({ pageTitle, submitText, busyText, title, hint, ...options }: CodeFormProps) {
  const { action, codeLength, message, isDead = false } = options
  const { formRef, typed, error, isSending, validation, onChange, submit } = useCodeForm(options)
  return (
    <>
      <PageTitle isError={error !== undefined}>{pageTitle}</PageTitle>
      <StatusRegion error={error} fieldId={isDead ? undefined : 'code'} note={message.note} />
      {isDead ? null : (
        <form
          ref={formRef}
          action={action}
          onFocus={validation.onFocus}
          onSubmit={(event) => validation.submit(event, submit)}
          noValidate
        >
          <CodeField
            label={title}
            hint={hint}
            error={error}
            codeLength={codeLength}
            defaultValue={typed}
            {...validation.field('code', onChange)}
          />
          <div className="mt-6">
            <Button busyText={busyText} busy={isSending}>
              {submitText}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}

/**
 * What a script adds to the code form: slips are caught before they are sent, a complete code is sent by itself, the link in the
 * email fills it in, and what is typed survives whatever goes wrong.
 */
function useCodeForm(options: CodeFormOptions) {
  const { action, words, codeLength, message, signIn, isDead = false } = options
  const { language } = useLocale()
  const typed = options.typed === '' ? readDraft(signIn) : options.typed
  const formRef = useRef<HTMLFormElement>(null)
  const lastSent = useRef(typed)
  const { isSending, isOffline, send } = useSubmit()
  const validation = useLazyValidation({
    code: (value) => {
      const read = parseCode(value, codeLength)
      return read.kind === 'code' || codeError(words, language, read, codeLength)
    },
  })
  const awaitAnswer = useRefusedFocus(message, isDead)
  useDroppedValue(formRef, options.typed)

  useCodeLink((code) => {
    const field = codeFieldOf(formRef)
    if (field === undefined || code.length !== codeLength) return
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

  /** Sends a complete code by itself, once for each value that someone entered. */
  function onChange({ target }: ChangeEvent<HTMLInputElement>): void {
    if (parseCode(target.value, codeLength).kind !== 'code' || target.value === lastSent.current) return
    lastSent.current = target.value
    target.form?.requestSubmit()
  }

  const error = isOffline ? words.offline : (validation.caught.get('code') ?? message.error)
  return { formRef, typed, error, isSending, validation, onChange, submit }
}

/**
 * After a refused answer, the cursor is in the field, with its value marked; where the field is gone, on the button that
 * helps. Once for each answer: a page that is rendered again for another reason leaves the focus alone.
 * @returns to be called when an answer is sent
 */
function useRefusedFocus(message: CodeMessage, isDead: boolean): () => void {
  const isAwaited = useRef(true)
  useEffect(() => {
    if (message.error === undefined || !isAwaited.current) return
    isAwaited.current = false
    if (isDead) document.querySelector<HTMLElement>('main form button')?.focus()
    else focusField('code', { select: true })
  }, [message, isDead])

  return () => {
    isAwaited.current = true
  }
}

/** Empties the field of a refused code that the server no longer keeps, such as after a new one was sent; nothing else. */
function useDroppedValue(formRef: RefObject<HTMLFormElement | null>, typed: string): void {
  const before = useRef(typed)
  useEffect(() => {
    const field = codeFieldOf(formRef)
    if (typed === '' && before.current !== '' && field?.value === before.current) setInputValue(field, '')
    before.current = typed
  }, [formRef, typed])
}

function codeFieldOf(formRef: RefObject<HTMLFormElement | null>): HTMLInputElement | undefined {
  const field = formRef.current?.elements.namedItem('code')
  return field instanceof HTMLInputElement ? field : undefined
}
