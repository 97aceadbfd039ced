'use client'

import { type ChangeEvent, useRef } from 'react'
import { Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/code-field.tsx'
import { keepTyped, typedBefore } from '#app/ui/kept-typing.ts'
import { PageTitle } from '#app/ui/page-title.tsx'
import { useSpoken } from '#app/ui/spoken.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
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

type CodeFormProps = {
  action: (form: FormData) => Promise<void>
  words: Words['codeFaults']
  pageTitle: string
  submitText: string
  busyText: string
  title: string
  hint: string
  codeLength: number
  said: Said
  /** What was typed when it was refused. */
  typed: string
  /** Tells this sign-in from the next one. */
  signIn: string
  /** No code can be right any more: the field goes, and what is said stays. */
  isDead?: boolean
}

/** The code form. Without script it is a plain form; with it, slips are caught before they are sent. */
export function CodeForm({
  action,
  words,
  codeLength,
  said,
  signIn,
  isDead = false,
  ...props
}: CodeFormProps) {
  const { language } = useSpoken()
  const typed = props.typed === '' ? typedBefore(signIn) : props.typed
  const formRef = useRef<HTMLFormElement>(null)
  const lastSent = useRef(typed)
  const { isSending, isOffline, send } = useSending()
  const late = useLateForm({
    code: (value) => {
      const read = readTypedCode(value, codeLength)
      return read.kind === 'code' || codeFaultIn(words, language, read, codeLength)
    },
  })
  const error = isOffline ? words.offline : (late.caught.code ?? said.error)

  const awaitAnswer = useRefusedField(said, isDead)
  useForgottenValue(formRef, props.typed)

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

  return (
    <>
      <PageTitle isError={error !== undefined}>{props.pageTitle}</PageTitle>
      <StatusRegion error={error} fieldId={isDead ? undefined : 'code'} note={said.note} />
      {isDead ? null : (
        <form
          ref={formRef}
          action={action}
          onFocus={late.onFocus}
          onSubmit={(event) => late.submit(event, submit)}
          noValidate
        >
          <CodeField
            label={props.title}
            hint={props.hint}
            error={error}
            codeLength={codeLength}
            defaultValue={typed}
            {...late.field('code', onChange)}
          />
          <div className="mt-6">
            <Button busyText={props.busyText} busy={isSending}>
              {props.submitText}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
