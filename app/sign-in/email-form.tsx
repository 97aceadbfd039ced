'use client'

import { useEffect } from 'react'
import { Button } from '#app/ui/button.tsx'
import { focusField } from '#app/ui/focus-field.ts'
import { PageTitle } from '#app/ui/page-title.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { useFormAction } from '#app/ui/use-form-action.ts'
import { useLateForm } from '#app/ui/use-late-form.ts'
import type { Words } from '#app/words/words.ts'
import { EmailField } from './email-field.tsx'
import type { EmailFormState } from './email-state.ts'
import { addressFaultIn } from './messages.ts'
import { NEXT_FIELD } from './next-field.ts'
import { Refusal } from './refusal.tsx'
import { firstAddress, useTypedAddress } from './use-typed-address.ts'

type EmailFormProps = {
  action: (state: EmailFormState, form: FormData) => Promise<EmailFormState>
  words: Words['start']
  title: string
  /** The address of an open sign-in, so that going back loses nothing. */
  email: string
  hasPending: boolean
  /** What the form came to, where it was sent without script. */
  answered: EmailFormState | undefined
  /** Where the person wanted to go. */
  next: string
}

/** The address form of sign-in and sign-up. Without script it is a plain form; with it, blanks are caught at once. */
export function EmailForm({ action, words, title, email, hasPending, answered, next }: EmailFormProps) {
  const form = useFormAction<EmailFormState>(
    action,
    answered ?? { status: 'idle', email: firstAddress(email) },
  )
  const { state } = form
  const { keep, isStrangeCode } = useTypedAddress(form.formRef)
  const late = useLateForm({
    email: (typed) => typed.trim() !== '' || addressFaultIn(words, 'empty'),
  })
  const fault =
    late.caught.email ?? (state.status === 'invalid' ? addressFaultIn(words, state.fault) : undefined)
  const refusal = refusalOf()

  useEffect(() => {
    if (state.status === 'invalid') focusField('email')
  }, [state])

  function refusalOf() {
    if (form.isOffline) return words.offline
    return state.status === 'refused' ? (
      <Refusal words={words} reason={state.reason} hasPending={hasPending} />
    ) : null
  }

  return (
    <>
      <PageTitle isError={fault !== undefined || refusal !== null}>{title}</PageTitle>
      <StatusRegion
        error={fault ?? refusal}
        fieldId={fault === undefined ? undefined : 'email'}
        note={isStrangeCode ? words.strangeCode : undefined}
      />
      <form
        ref={form.formRef}
        action={form.formAction}
        onFocus={late.onFocus}
        onSubmit={(event) => late.submit(event, send)}
        noValidate
      >
        <input type="hidden" name={NEXT_FIELD} value={next} />
        <EmailField
          label={words.email}
          error={fault}
          defaultValue={state.email}
          {...late.field('email', keep)}
        />
        <div className="mt-6">
          <Button busyText={words.sending} busy={form.isSending}>
            {words.emailMeACode}
          </Button>
        </div>
      </form>
    </>
  )

  function send(): void {
    keep()
    form.post()
  }
}
