'use client'

import { useState } from 'react'
import { Field } from '#app/_components/field.tsx'
import { NEXT_FIELD } from '#lib/http/form-field.ts'
import { MAX_EMAIL_LENGTH } from '#lib/limits.ts'
import { fill } from '#lib/messages/messages.ts'
import { ActionForm } from './action-form.tsx'
import { readDraft, saveDraft } from './form-drafts.ts'
import { LazyPassword } from './lazy-password.ts'
import type { PasswordErrors } from './password-words.ts'
import { StartErrorMessage } from './start-error.tsx'
import type { PasswordOfForm } from './start-password.tsx'
import type { StartState } from './start-state.ts'
import type { StartWords } from './start-words.ts'
import { useCodeLink } from './use-code-link.ts'
import { useValidatedForm } from './use-form-action.ts'

type StartFormProps = {
  action: (state: StartState, form: FormData) => Promise<StartState>
  words: StartWords
  /** For a form that asks for a password too, or has one chosen. */
  password?: PasswordOfForm
  title: string
  submitText: string
  busyText: string
  /** The email address of an open sign-in, so that going back loses nothing. */
  email: string
  next: string
  /** The state of the last submit, for a page without JavaScript. */
  flash: StartState | undefined
  /** What the visitor should know before they begin. */
  note?: string | undefined
}

const DRAFT = 'email'

/** The first form of sign-in, sign-up and the reset of a password. */
export function StartForm({ words, password, ...props }: StartFormProps) {
  const [hasStrayCode, setHasStrayCode] = useState(false)
  useCodeLink(() => setHasStrayCode(true))
  const errors: Partial<PasswordErrors> = password?.words.errors ?? {}
  const form = useValidatedForm<StartState, 'email' | 'password'>({
    action: props.action,
    flash: props.flash,
    idle: { status: 'idle', email: readDraft(DRAFT) || props.email },
    rules: {
      email: (typed) => typed.trim() !== '' || words.faults.empty,
      password: (typed) => typed !== '' || (errors[password?.kind === 'new' ? 'empty' : 'missing'] ?? true),
    },
    refusedBy: (state) =>
      state.status === 'invalid'
        ? [
            ['email', state.emailFault && fill(words.faults[state.emailFault], { count: MAX_EMAIL_LENGTH })],
            ['password', state.passwordFault && errors[state.passwordFault]],
          ]
        : [],
    fieldOf: ({ status }) => (status === 'refused' ? 'password' : undefined),
  })
  const { state, formRef } = form
  const keepEmail = () => saveDraft(DRAFT, formRef.current, 'email')

  return (
    <ActionForm
      form={form}
      person="anyone"
      title={props.title}
      refusal={
        state.status === 'refused' ? <StartErrorMessage words={words} reason={state.reason} /> : undefined
      }
      note={hasStrayCode ? words.strangeCode : props.note}
      submitText={props.submitText}
      busyText={props.busyText}
      onSend={keepEmail}
    >
      <input type="hidden" name={NEXT_FIELD} value={props.next} />
      <Field
        id="email"
        type="email"
        label={words.email}
        error={form.errorOf('email')}
        defaultValue={state.email}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="next"
        dir="ltr"
        required
        {...form.field('email', keepEmail)}
      />
      {password === undefined ? null : (
        <LazyPassword password={password} error={form.errorOf('password')} {...form.field('password')} />
      )}
    </ActionForm>
  )
}
