'use client'

import { useEffect } from 'react'
import { Button } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import type { Messages } from '#lib/messages/messages.ts'
import { EmailField } from '../_components/email-field.tsx'
import type { EmailFormState } from './email-state.ts'
import { emailError } from './field-errors.ts'
import { focusField } from './focus-field.ts'
import { NEXT_FIELD } from './next-field.ts'
import { StartErrorMessage } from './start-error.tsx'
import { draftedEmail, useEmailDraft } from './use-email-draft.ts'
import { useFormAction } from './use-form-action.ts'
import { useLazyValidation } from './use-lazy-validation.ts'

type EmailFormProps = {
  action: (state: EmailFormState, form: FormData) => Promise<EmailFormState>
  words: Messages['start']
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
    answered ?? { status: 'idle', email: draftedEmail(email) },
  )
  const { state } = form
  const { keep, isStrangeCode } = useEmailDraft(form.formRef)
  const late = useLazyValidation({
    email: (typed) => typed.trim() !== '' || emailError(words, 'empty'),
  })
  const fault = late.caught.email ?? (state.status === 'invalid' ? emailError(words, state.fault) : undefined)
  const refusal = refusalOf()

  useEffect(() => {
    if (state.status === 'invalid') focusField('email')
  }, [state])

  function refusalOf() {
    if (form.isOffline) return words.offline
    return state.status === 'refused' ? (
      <StartErrorMessage words={words} reason={state.reason} hasPending={hasPending} />
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
