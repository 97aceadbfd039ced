'use client'

import { useEffect } from 'react'
import { Button } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { PasswordField } from '#app/_components/password-field.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import type { Messages } from '#lib/messages/messages.ts'
import { EmailField } from '../_components/email-field.tsx'
import type { CredentialsState } from './credentials-state.ts'
import { emailError, newPasswordHint, passwordError } from './field-errors.ts'
import { focusField } from './focus-field.ts'
import { NEXT_FIELD } from './next-field.ts'
import { StartErrorMessage } from './start-error.tsx'
import { draftedEmail, useEmailDraft } from './use-email-draft.ts'
import { useFormAction } from './use-form-action.ts'
import { useLazyValidation } from './use-lazy-validation.ts'

type CredentialsFormProps = {
  action: (state: CredentialsState, form: FormData) => Promise<CredentialsState>
  words: Pick<Messages, 'start' | 'password'>
  title: string
  submitText: string
  busyText: string
  /** Whether the password is chosen here, or was before. */
  isNew: boolean
  /** The address of an open sign-in, so that going back loses nothing. */
  email: string
  hasPending: boolean
  next: string
  /** What the form came to, where it was sent without script. */
  answered: CredentialsState | undefined
  /** What the person should know before they begin. */
  note?: string | undefined
}

/** Address and password, for signing in and for signing up. Without script it is a plain form. */
export function CredentialsForm(props: CredentialsFormProps) {
  const { words, isNew } = props
  const form = useFormAction<CredentialsState>(
    props.action,
    props.answered ?? { status: 'idle', email: draftedEmail(props.email) },
  )
  const { state } = form
  const { keep, isStrangeCode } = useEmailDraft(form.formRef)
  const late = useLazyValidation({
    email: (typed) => typed.trim() !== '' || emailError(words.start, 'empty'),
    password: (typed) => typed !== '' || passwordError(words.password, isNew ? 'empty' : 'missing'),
  })
  const { emailFault, passwordFault } = faultsOf(state, late.caught, words)
  const error = emailFault ?? passwordFault ?? refusalOf(form, props)
  const note = isStrangeCode ? words.start.strangeCode : props.note

  useEffect(() => {
    if (state.status === 'invalid') focusField(state.fault === undefined ? 'password' : 'email')
    else if (state.status === 'refused') focusField('password')
  }, [state])

  function send(): void {
    keep()
    form.post()
  }

  return (
    <>
      <PageTitle isError={error !== null}>{props.title}</PageTitle>
      <StatusRegion
        error={error}
        fieldId={fieldId(emailFault, passwordFault)}
        note={error === null ? note : undefined}
      />
      <form
        ref={form.formRef}
        action={form.formAction}
        onFocus={late.onFocus}
        onSubmit={(event) => late.submit(event, send)}
        noValidate
      >
        <input type="hidden" name={NEXT_FIELD} value={props.next} />
        <EmailField
          label={words.start.email}
          error={emailFault}
          defaultValue={state.email}
          {...late.field('email', keep)}
        />
        <PasswordField
          id="password"
          label={isNew ? words.password.newLabel : words.password.label}
          hint={isNew ? newPasswordHint(words.password) : undefined}
          error={passwordFault}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          enterKeyHint="done"
          required
          {...late.field('password')}
        />
        <div className="mt-6">
          <Button busyText={props.busyText} busy={form.isSending}>
            {props.submitText}
          </Button>
        </div>
      </form>
    </>
  )
}

function refusalOf(form: { state: CredentialsState; isOffline: boolean }, props: CredentialsFormProps) {
  const words = props.words.start
  if (form.isOffline) return words.offline
  if (form.state.status !== 'refused') return null
  return <StartErrorMessage words={words} reason={form.state.reason} hasPending={props.hasPending} />
}

type Caught = { readonly email?: string; readonly password?: string }

/** What the browser caught comes before what the server said of an earlier try. */
function faultsOf(state: CredentialsState, caught: Caught, words: CredentialsFormProps['words']) {
  if (caught.email !== undefined || caught.password !== undefined) {
    return { emailFault: caught.email, passwordFault: caught.password }
  }
  if (state.status !== 'invalid') return {}
  const { fault, passwordFault } = state
  return {
    emailFault: fault === undefined ? undefined : emailError(words.start, fault),
    passwordFault: passwordFault === undefined ? undefined : passwordError(words.password, passwordFault),
  }
}

function fieldId(emailFault?: string, passwordFault?: string): string | undefined {
  if (emailFault !== undefined) return 'email'
  return passwordFault === undefined ? undefined : 'password'
}
