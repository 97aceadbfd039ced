import { redirect } from 'next/navigation'
import { answered } from '#app/answered-form.ts'
import { sayProofNotice } from '#app/sign-up/confirm/notice.tsx'
import { pathOf } from '#app/sign-up/confirm/proof-path.ts'
import { addressIn } from '#app/ui/address.tsx'
import { Button } from '#app/ui/button.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { pageWords } from '#app/words/page-words.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { readPendingProof } from '#lib/session/pending-proof.ts'
import { requestResetAgainAction } from './actions.ts'
import { ResetForm } from './reset-form.tsx'

export default async function ResetPasswordPage({ searchParams }: PageProps<'/forgot-password/reset'>) {
  requirePasswordMode()
  const [proof, { words, language }] = await Promise.all([readPendingProof(), pageWords()])
  if (proof === undefined) redirect('/forgot-password')
  if (proof.step !== 'reset') redirect(pathOf(proof))
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
        answered={await answered('reset', await searchParams)}
        email={proof.email}
        said={sayProofNotice(proof.notice, words, language)}
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
