import { redirect } from 'next/navigation'
import { addressIn } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { verificationNotice } from '#app/_components/verification-notice.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { PostForm } from '#app/_forms/post-form.tsx'
import { verificationPath } from '#app/_forms/verification-path.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { readPendingVerification } from '#lib/session/pending-verification.ts'
import { requestResetAgainAction } from './actions.ts'
import { ResetForm } from './reset-form.tsx'

export default async function ResetPasswordPage({ searchParams }: PageProps<'/forgot-password/reset'>) {
  requirePasswordMode()
  const [proof, { words, language }] = await Promise.all([readPendingVerification(), pageMessages()])
  if (proof === undefined) redirect('/forgot-password')
  if (proof.step !== 'reset') redirect(verificationPath(proof))
  const { resetPassword, password, confirmAddress, codeFaults } = words
  return (
    <>
      <Heading>{resetPassword.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence
          of={resetPassword.text}
          values={{ count: COGNITO_CODE_LENGTH, address: addressIn(proof.email) }}
        />{' '}
        <TextLink href="/forgot-password">{words.code.change}</TextLink>
      </p>
      <ResetForm
        words={{
          resetPassword,
          password,
          confirmAddress,
          codeFaults,
          offline: words.start.offline,
        }}
        answered={await flashState('reset', await searchParams)}
        email={proof.email}
        said={verificationNotice(proof.notice, words, language)}
      />
      <PostForm action={requestResetAgainAction} offline={words.start.offline} className="mt-6">
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
