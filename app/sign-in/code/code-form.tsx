'use client'

import { type ChangeEvent, useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { keepTyped, typedBefore } from '#app/ui/kept-typing.ts'
import { PageTitle } from '#app/ui/page-title.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { readTypedCode } from '#lib/auth/typed-code.ts'
import { typedFaultSentence } from './messages.ts'
import type { Said } from './notice.tsx'
import { useSending } from './use-sending.ts'

type CodeFormProps = {
  action: (form: FormData) => Promise<void>
  pageTitle?: string
  submitText?: string
  busyText?: string
  title: string
  hint: string
  codeLength: number
  said: Said
  /** What was typed when it was refused. */
  typed: string
  /** Tells this sign-in from the next one. */
  signIn: string
}

/** The code form. Without script it is a plain form; with it, slips are caught before they are sent. */
export function CodeForm(props: CodeFormProps) {
  const { action, title, hint, codeLength, said, typed: refused, signIn } = props
  const { pageTitle = 'Check your e-mail', submitText = 'Sign in', busyText = 'Signing in...' } = props
  const typed = refused === '' ? typedBefore(signIn) : refused
  const formRef = useRef<HTMLFormElement>(null)
  const lastSent = useRef(typed)
  const { isSending, isOffline, send } = useSending(action)
  const { register, handleSubmit, formState, setFocus } = useForm({
    defaultValues: { code: typed },
    reValidateMode: 'onSubmit',
  })
  const caught = formState.errors.code?.message
  const offline = isOffline ? 'You seem to be offline. The code is kept.' : undefined
  const error = offline ?? caught ?? said.error

  useEffect(() => {
    if (said.error !== undefined) setFocus('code', { shouldSelect: true })
  }, [said, setFocus])

  const submit = handleSubmit(({ code }) => {
    lastSent.current = code
    keepTyped(signIn, code)
    if (formRef.current !== null) send(new FormData(formRef.current))
  })

  /** Sends a complete code by itself, once for each value that a person brought in. */
  function onChange({ target }: ChangeEvent<HTMLInputElement>): void {
    if (readTypedCode(target.value, codeLength).kind !== 'code' || target.value === lastSent.current) return
    lastSent.current = target.value
    target.form?.requestSubmit()
  }

  return (
    <>
      <PageTitle isError={error !== undefined}>{pageTitle}</PageTitle>
      <StatusRegion error={error} fieldId="code" note={said.note} />
      <form ref={formRef} action={action} onSubmit={submit} noValidate>
        <Field
          id="code"
          label={title}
          hint={hint}
          error={error}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="off"
          enterKeyHint="done"
          spellCheck={false}
          translate="no"
          dir="ltr"
          defaultValue={typed}
          className="font-mono text-2xl tracking-[0.35em]"
          {...register('code', { validate: (value) => faultOf(value, codeLength), onChange })}
        />
        <div className="mt-6">
          <Button busyText={busyText} busy={isSending}>
            {submitText}
          </Button>
        </div>
      </form>
    </>
  )
}

function faultOf(value: string, codeLength: number): true | string {
  const read = readTypedCode(value, codeLength)
  return read.kind === 'code' || typedFaultSentence(read, codeLength)
}
