'use client'

import { useEffect } from 'react'
import { Button } from '#app/_components/button.tsx'
import { CodeField } from '#app/_components/code-field.tsx'
import { useLocale } from '#app/_components/locale-context.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { PasswordField } from '#app/_components/password-field.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { codeError } from '#app/_forms/code-errors.ts'
import { newPasswordHint, passwordError } from '#app/_forms/field-errors.ts'
import { focusField } from '#app/_forms/focus-field.ts'
import { useFormAction } from '#app/_forms/use-form-action.ts'
import { useLazyValidation } from '#app/_forms/use-lazy-validation.ts'
import type { Said } from '#app/sign-in/code/notice.tsx'
import { parseCode } from '#lib/auth/parse-code.ts'
import type { Language } from '#lib/language.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { resetPasswordAction } from './actions.ts'
import type { ResetState } from './reset-state.ts'

type ResetWords = Pick<Messages, 'resetPassword' | 'password' | 'confirmAddress' | 'codeFaults'> & {
  offline: string
}

type ResetFormProps = {
  words: ResetWords
  /** What the form came to, where it was sent without script. */
  answered: ResetState | undefined
  email: string
  said: Said
}

/** The code and the new password. The address stands in it for password managers, which file passwords under it. */
export function ResetForm({ words, answered, email, said }: ResetFormProps) {
  const { language } = useLocale()
  const form = useFormAction<ResetState>(resetPasswordAction, answered ?? { status: 'idle' })
  const { state } = form
  const late = useLazyValidation({
    code: (typed) => {
      const read = parseCode(typed, COGNITO_CODE_LENGTH)
      return read.kind === 'code' || codeError(words.codeFaults, language, read, COGNITO_CODE_LENGTH)
    },
    password: (typed) => typed !== '' || passwordError(words.password, 'empty'),
  })
  const hasCaught = late.caught.code !== undefined || late.caught.password !== undefined
  const faults = hasCaught ? late.caught : faultsOf(state, words, language)
  const noticed = state.status === 'idle' ? said.error : undefined
  const error = form.isOffline ? words.offline : (faults.code ?? faults.password ?? noticed)

  useEffect(() => {
    if (state.status === 'idle') return
    focusField(state.status === 'invalid' && state.codeFault === undefined ? 'password' : 'code')
  }, [state])

  return (
    <>
      <PageTitle isError={error !== undefined}>{words.resetPassword.title}</PageTitle>
      <StatusRegion error={error} fieldId={fieldId(faults)} note={said.note} />
      <form
        ref={form.formRef}
        action={form.formAction}
        onFocus={late.onFocus}
        onSubmit={(event) => late.submit(event, form.post)}
        noValidate
      >
        <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
        <CodeField
          label={words.confirmAddress.fieldTitle}
          hint={fill(words.confirmAddress.fieldHint, { count: COGNITO_CODE_LENGTH })}
          error={faults.code}
          codeLength={COGNITO_CODE_LENGTH}
          enterKeyHint="next"
          defaultValue={state.status === 'idle' ? '' : state.code}
          {...late.field('code')}
        />
        <PasswordField
          id="password"
          label={words.password.newLabel}
          hint={newPasswordHint(words.password)}
          error={faults.password}
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

type Faults = { readonly code?: string; readonly password?: string }

function fieldId({ code, password }: Faults): string | undefined {
  if (code !== undefined) return 'code'
  return password === undefined ? undefined : 'password'
}

function faultsOf(state: ResetState, words: ResetWords, language: Language): Faults {
  if (state.status === 'idle') return {}
  if (state.status === 'refused') {
    if (state.reason === 'unavailable') return { code: words.resetPassword.unavailable }
    return { code: state.first ? words.confirmAddress.wrong : words.confirmAddress.wrongAgain }
  }
  const { codeFault, passwordFault } = state
  return {
    ...(codeFault === undefined
      ? {}
      : { code: codeError(words.codeFaults, language, codeFault, COGNITO_CODE_LENGTH) }),
    ...(passwordFault === undefined ? {} : { password: passwordError(words.password, passwordFault) }),
  }
}
