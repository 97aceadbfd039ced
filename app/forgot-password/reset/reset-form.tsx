'use client'

import { useActionState, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { typedFaultSentence } from '#app/sign-in/code/messages.ts'
import type { Said } from '#app/sign-in/code/notice.tsx'
import { newPasswordHint, passwordFaults } from '#app/sign-in/messages.ts'
import { COGNITO_CODE_LENGTH, proofSentences } from '#app/sign-up/confirm/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { usePosting } from '#app/ui/use-posting.ts'
import { readTypedCode } from '#lib/auth/typed-code.ts'
import { resetPasswordAction } from './actions.ts'
import type { ResetState } from './reset-state.ts'

/** The code and the new password. The address stands in it for password managers, which file passwords under it. */
export function ResetForm({ email, said }: { email: string; said: Said }) {
  const [state, send, isSending] = useActionState<ResetState, FormData>(resetPasswordAction, {
    status: 'idle',
  })
  const code = state.status === 'idle' ? '' : state.code
  const { register, handleSubmit, formState, setFocus } = useForm({
    values: { code, password: '' },
    reValidateMode: 'onSubmit',
  })
  const { formRef, post } = usePosting(send, isSending)
  const sent = state.status === 'idle' ? {} : faultsOf(state)
  const hasCaught = formState.errors.code !== undefined || formState.errors.password !== undefined
  const codeError = hasCaught ? formState.errors.code?.message : sent.code
  const passwordError = hasCaught ? formState.errors.password?.message : sent.password
  const error = codeError ?? passwordError ?? (state.status === 'idle' ? said.error : undefined)

  useEffect(() => {
    if (state.status !== 'idle') setFocus(faultsOf(state).code === undefined ? 'password' : 'code')
  }, [state, setFocus])

  const onSubmit = handleSubmit(post)

  return (
    <>
      <PageTitle isError={error !== undefined}>Choose a new password</PageTitle>
      <StatusRegion
        error={error}
        fieldId={codeError === undefined ? (passwordError === undefined ? undefined : 'password') : 'code'}
        note={said.note}
      />
      <form ref={formRef} action={send} onSubmit={onSubmit} noValidate>
        <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
        <Field
          id="code"
          label="Enter the code"
          hint={`${COGNITO_CODE_LENGTH} digits from the newest e-mail`}
          error={codeError}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="off"
          enterKeyHint="next"
          spellCheck={false}
          translate="no"
          dir="ltr"
          defaultValue={code}
          className="font-mono text-2xl tracking-[0.35em]"
          {...register('code', { validate: codeFault })}
        />
        <PasswordField
          id="password"
          label="New password"
          hint={newPasswordHint}
          error={passwordError}
          autoComplete="new-password"
          enterKeyHint="done"
          required
          {...register('password', { validate: (typed) => typed !== '' || passwordFaults.empty })}
        />
        <div className="mt-6">
          <Button busyText="Changing..." busy={isSending}>
            Change the password
          </Button>
        </div>
      </form>
    </>
  )
}

function codeFault(typed: string): true | string {
  const read = readTypedCode(typed, COGNITO_CODE_LENGTH)
  return read.kind === 'code' || typedFaultSentence(read, COGNITO_CODE_LENGTH)
}

function faultsOf(state: Exclude<ResetState, { status: 'idle' }>): { code?: string; password?: string } {
  if (state.status === 'refused') {
    const isWrongAgain = state.reason === 'wrong' && !state.first
    return { code: proofSentences[isWrongAgain ? 'wrongAgain' : state.reason] }
  }
  const { codeFault, passwordFault } = state
  return {
    ...(codeFault === undefined ? {} : { code: typedFaultSentence(codeFault, COGNITO_CODE_LENGTH) }),
    ...(passwordFault === undefined ? {} : { password: passwordFaults[passwordFault] }),
  }
}
