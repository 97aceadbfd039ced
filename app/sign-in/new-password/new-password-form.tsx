'use client'

import { useEffect } from 'react'
import { Button } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { PasswordField } from '#app/_components/password-field.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { newPasswordHint, passwordError } from '#app/_forms/field-errors.ts'
import { focusField } from '#app/_forms/focus-field.ts'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import { useLazyValidation } from '#app/_forms/use-lazy-validation.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { chooseFirstPasswordAction } from './actions.ts'
import type { NewPasswordState } from './new-password-state.ts'

type NewPasswordFormProps = {
  words: Pick<Messages, 'resetPassword' | 'password'> & { offline: string }
  /** What the form came to, where it was sent without script. */
  answered: NewPasswordState | undefined
  email: string
}

/** The first password of a person's own. It holds the address, under which password managers file passwords. */
export function NewPasswordForm({ words, answered, email }: NewPasswordFormProps) {
  const form = useFormAction<NewPasswordState>(chooseFirstPasswordAction, answered ?? { status: 'idle' })
  const { state } = form
  const late = useLazyValidation({
    password: (typed) => typed !== '' || passwordError(words.password, 'empty'),
  })
  const refused = state.status === 'invalid' ? passwordError(words.password, state.passwordFault) : undefined
  const fault = late.caught.password ?? refused
  const error = form.isOffline ? words.offline : fault

  useEffect(() => {
    if (state.status === 'invalid') focusField('password')
  }, [state])

  return (
    <>
      <PageTitle isError={error !== undefined}>{words.resetPassword.title}</PageTitle>
      <StatusRegion error={error} fieldId={fault === undefined ? undefined : 'password'} />
      <form
        ref={form.formRef}
        action={form.formAction}
        onFocus={late.onFocus}
        onSubmit={(event) => late.submit(event, form.post)}
        noValidate
      >
        <input type="hidden" name="for" value={email} />
        <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
        <PasswordField
          id="password"
          label={words.password.newLabel}
          hint={newPasswordHint(words.password)}
          error={fault}
          autoComplete="new-password"
          enterKeyHint="done"
          required
          {...late.field('password')}
        />
        <div className="mt-6">
          <Button busyText={words.resetPassword.changing} busy={form.isSending}>
            {words.resetPassword.submit}
          </Button>
        </div>
      </form>
    </>
  )
}
