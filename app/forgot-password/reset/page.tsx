import { addressIn } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { typedBefore } from '#app/_forms/interruption.ts'
import { otherPersonNote } from '#app/_forms/other-person.tsx'
import { newPasswordWords } from '#app/_forms/password-words.ts'
import { PostForm } from '#app/_forms/post-form.tsx'
import { requireVerification } from '#app/_forms/require-verification.ts'
import { verificationNotice } from '#app/_forms/verification-notice.tsx'
import { requirePasswordMode } from '#lib/auth/require-mode.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { requestResetAgainAction } from './actions.ts'
import { ResetForm } from './form.tsx'
import { resetStates } from './form-state.ts'

export default async function ResetPasswordPage({ searchParams }: PageProps<'/forgot-password/reset'>) {
  requirePasswordMode()
  const [verification, { words, locale }] = await Promise.all([requireVerification('reset'), pageMessages()])
  const { email } = verification
  const query = await searchParams
  const { resetPassword, password, codeFaults } = words
  const { title, submit, changing, unavailable } = resetPassword
  const { fieldTitle, fieldHint, wrong, wrongAgain } = words.confirmAddress
  const note = await otherPersonNote(words.otherPerson.page, email, query)
  return (
    <>
      <Heading>{resetPassword.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={resetPassword.text} values={{ count: COGNITO_CODE_LENGTH, address: addressIn(email) }}>
          <TextLink isWhole href="/forgot-password">
            {words.code.change}
          </TextLink>
        </Sentence>
      </p>
      <ResetForm
        key={email}
        words={{
          title,
          submit,
          changing,
          unavailable,
          codeFaults,
          fieldTitle,
          fieldHint,
          wrong,
          wrongAgain,
          password: newPasswordWords(password),
        }}
        flash={await flashState(resetStates, query)}
        typed={await typedBefore('code', query)}
        email={email}
        message={note === undefined ? verificationNotice(verification.notice, words, locale) : { note }}
      />
      <PostForm action={requestResetAgainAction} person={email} className="mt-6">
        <Button busyText={words.start.sending} tone="quiet">
          {words.code.resend}
        </Button>
      </PostForm>
      <p className="mt-5 text-muted">
        <Sentence
          of={resetPassword.noMail}
          values={{ link: <TextLink href="/sign-up">{resetPassword.createAgain}</TextLink> }}
        />
      </p>
    </>
  )
}
