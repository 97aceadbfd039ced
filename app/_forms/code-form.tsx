'use client'

import {
  type ChangeEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from 'react'
import { Button } from '#app/_components/button.tsx'
import { CodeField } from '#app/_components/code-field.tsx'
import { FormTitle } from '#app/_components/form-title.tsx'
import { focusField, setInputValue } from '#app/_components/input-element.ts'
import { useLocale } from '#app/_components/locale-context.tsx'
import { useHasPassed } from '#app/_components/passing-time.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { isBareCode, parseCode } from '#lib/auth/parse-code.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { codeError } from './code-error.ts'
import { Failure } from './failure.tsx'
import { readDraft, saveDraft } from './form-drafts.ts'
import { type FormPerson, PersonField } from './person-field.tsx'
import { useAnswerFocus } from './use-answer-focus.ts'
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
  /** When that happens by itself, and what is said then; a page may stay open for longer. */
  expiry?: { readonly atSeconds: number; readonly error: string }
}

type CodeFormProps = CodeFormOptions & {
  person: FormPerson
  pageTitle: string
  submitText: string
  busyText: string
  title: string
  hint: string
}

/** The code form. Without script it is a plain form; with it, slips are caught before they are sent. */
export function CodeForm({
  person,
  pageTitle,
  submitText,
  busyText,
  title,
  hint,
  ...options
}: CodeFormProps) {
  const hasExpired = useHasPassed(options.expiry?.atSeconds ?? Number.POSITIVE_INFINITY)
  const isDead = options.isDead === true || hasExpired
  const { action, codeLength } = options
  const { formRef, typed, message, failure, isSending, validation, onChange, submit } = useCodeForm(options)
  const { error, note } = hasExpired && options.isDead !== true ? { error: options.expiry?.error } : message
  return (
    <>
      <FormTitle isError={error !== undefined}>{pageTitle}</FormTitle>
      <StatusRegion
        error={failure === undefined ? error : <Failure>{failure}</Failure>}
        fieldId={isDead || failure !== undefined ? undefined : 'code'}
        note={note}
      />
      {isDead ? null : (
        <form
          ref={formRef}
          action={action}
          onFocus={validation.onFocus}
          onSubmit={(event) => validation.submit(event, submit)}
          noValidate
        >
          <PersonField person={person} />
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
  const { locale } = useLocale()
  const typed = options.typed === '' ? readDraft(signIn) : options.typed
  const sent = useRef(new Set([typed]))
  const { formRef, isSending, failure, send } = useSubmit()
  const validation = useLazyValidation(formRef, {
    code: (value) => {
      const read = parseCode(value, codeLength)
      return read.kind === 'code' || codeError(words, locale, read, codeLength)
    },
  })
  const awaitAnswer = useRefusedFocus(message, isDead)
  useDroppedValue(formRef, options.typed)

  useCodeLink((code) => {
    const field = codeFieldOf(formRef)
    if (field === undefined || code.length !== codeLength) return
    sent.current.add(code)
    setInputValue(field, code)
    // Filled in, it was not sent; entered later, it is.
    sent.current.delete(code)
    field.focus()
  })

  function submit(): void {
    const form = formRef.current
    if (form === null) return
    const filled = new FormData(form)
    sent.current.add(String(filled.get('code')))
    saveDraft(signIn, form, 'code')
    awaitAnswer()
    send(() => action(filled))
  }

  /** Sends a complete code by itself, once for each value that someone entered. A paste has become a bare code before. */
  function onChange({ target }: ChangeEvent<HTMLInputElement>): void {
    if (!isBareCode(target.value, codeLength) || sent.current.has(target.value)) return
    sent.current.add(target.value)
    target.form?.requestSubmit()
  }

  const own = failure ?? validation.caught.get('code')
  const newest: CodeMessage = own === undefined ? message : { error: own }
  return { formRef, typed, message: newest, failure, isSending, validation, onChange, submit }
}

/**
 * After a refused answer, the cursor is in the field, with its value marked; where the field is gone, on the button that
 * helps. Once for each answer: a page that is rendered again for another reason leaves the focus alone.
 * @returns to be called when an answer is sent
 */
function useRefusedFocus(message: CodeMessage, isDead: boolean): () => void {
  const isAwaited = useRef(true)
  const answerFocus = useAnswerFocus()
  const focusRefused = useEffectEvent(() => {
    if (message.error === undefined || !isAwaited.current) return
    isAwaited.current = false
    answerFocus.move(() => {
      if (isDead) document.querySelector<HTMLElement>('main form button')?.focus()
      else focusField('code', { select: true })
    })
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer.
  useLayoutEffect(() => focusRefused(), [message])

  return () => {
    isAwaited.current = true
    answerFocus.onSend()
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
