'use client'

import { CodeField } from '#app/_components/code-field.tsx'
import { useLocale } from '#app/_components/locale-context.tsx'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { codeError } from '#app/_forms/code-error.ts'
import type { CodeMessage } from '#app/_forms/code-form.tsx'
import { NewPasswordField, UsernameField } from '#app/_forms/new-password-field.tsx'
import type { NewPasswordWords } from '#app/_forms/password-words.ts'
import { useValidatedForm } from '#app/_forms/use-form-action.ts'
import { type CodeFault, parseCode } from '#lib/auth/parse-code.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { resetPasswordAction } from './actions.ts'
import type { ResetState } from './form-state.ts'

type ResetWords = Pick<Messages, 'codeFaults'> &
  Pick<Messages['resetPassword'], 'title' | 'submit' | 'changing' | 'unavailable'> &
  Pick<Messages['confirmAddress'], 'fieldTitle' | 'fieldHint' | 'wrong' | 'wrongAgain'> & {
    readonly password: NewPasswordWords
  }

type ResetFormProps = {
  words: ResetWords
  /** The state of the last submit, for a page without JavaScript. */
  flash: ResetState | undefined
  /** A code that was typed before. */
  typed: string | undefined
  email: EmailAddress
  message: CodeMessage
}

/** The code and the new password. */
export function ResetForm({ words, flash, typed: typedCode, email, message }: ResetFormProps) {
  const { locale } = useLocale()
  const codeErrorOf = (fault: CodeFault) => codeError(words.codeFaults, locale, fault, COGNITO_CODE_LENGTH)
  const { errors } = words.password
  const form = useValidatedForm<ResetState, 'code' | 'password'>({
    action: resetPasswordAction,
    flash,
    idle: { status: 'idle' },
    rules: {
      code: (typed) => {
        const read = parseCode(typed, COGNITO_CODE_LENGTH)
        return read.kind === 'code' || codeErrorOf(read)
      },
      password: (typed) => typed !== '' || errors.empty,
    },
    refusedBy: (state) => {
      if (state.status === 'idle') return []
      if (state.status === 'refused') return [['code', codeRefusal(state.reason, words)]]
      return [
        ['code', state.codeFault && codeErrorOf(state.codeFault)],
        ['password', state.passwordFault && errors[state.passwordFault]],
      ]
    },
  })
  const { state } = form
  return (
    <ActionForm
      form={form}
      person={email}
      title={words.title}
      refusal={state.status === 'idle' ? message.error : undefined}
      note={message.note}
      submitText={words.submit}
      busyText={words.changing}
    >
      <UsernameField email={email} />
      <CodeField
        label={words.fieldTitle}
        hint={fill(words.fieldHint, { count: COGNITO_CODE_LENGTH })}
        error={form.errorOf('code')}
        codeLength={COGNITO_CODE_LENGTH}
        enterKeyHint="next"
        defaultValue={state.status === 'idle' ? typedCode : state.code}
        {...form.field('code')}
      />
      <NewPasswordField words={words.password} error={form.errorOf('password')} {...form.field('password')} />
    </ActionForm>
  )
}

function codeRefusal(reason: 'wrong' | 'wrong-again' | 'unavailable', words: ResetWords): string {
  if (reason === 'unavailable') return words.unavailable
  return reason === 'wrong' ? words.wrong : words.wrongAgain
}
