'use client'

import { Button } from '#app/_components/button.tsx'
import { CodeField } from '#app/_components/code-field.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { type CodeFormOptions, useCodeForm } from './use-code-form.ts'

type CodeFormProps = CodeFormOptions & {
  pageTitle: string
  submitText: string
  busyText: string
  title: string
  hint: string
}

/** The code form. Without script it is a plain form; with it, slips are caught before they are sent. */
export function CodeForm({ pageTitle, submitText, busyText, title, hint, ...options }: CodeFormProps) {
  const { action, codeLength, said, isDead = false } = options
  const { formRef, typed, error, isSending, late, onChange, submit } = useCodeForm(options)
  return (
    <>
      <PageTitle isError={error !== undefined}>{pageTitle}</PageTitle>
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
            label={title}
            hint={hint}
            error={error}
            codeLength={codeLength}
            defaultValue={typed}
            {...late.field('code', onChange)}
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
