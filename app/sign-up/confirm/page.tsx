import { addressIn } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { CodeForm } from '#app/_forms/code-form.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import { requireVerification } from '#app/_forms/require-verification.ts'
import { verificationNotice } from '#app/_forms/verification-notice.tsx'
import { requirePasswordMode } from '#lib/auth/require-mode.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { confirmAddressAction, requestConfirmationAgainAction } from './actions.ts'

/** Verifies the address of a new account with Cognito's code. */
export default async function ConfirmAddressPage() {
  requirePasswordMode()
  const [verification, { words, language }] = await Promise.all([
    requireVerification('confirm'),
    pageMessages(),
  ])
  const count = COGNITO_CODE_LENGTH
  return (
    <>
      <Heading>{words.confirmAddress.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.code.sentTo} values={{ count, address: addressIn(verification.email) }} />{' '}
        <TextLink href="/sign-up">{words.code.change}</TextLink>
      </p>
      <CodeForm
        action={confirmAddressAction}
        words={words.codeFaults}
        pageTitle={words.confirmAddress.title}
        submitText={words.confirmAddress.submit}
        busyText={words.confirmAddress.checking}
        title={words.confirmAddress.fieldTitle}
        hint={fill(words.confirmAddress.fieldHint, { count })}
        codeLength={count}
        message={verificationNotice(verification.notice, words, language)}
        typed={verification.typed ?? ''}
        signIn={`confirm ${verification.email}`}
      />
      <PostForm action={requestConfirmationAgainAction} offline={words.start.offline} className="mt-6">
        <Button busyText={words.start.sending} tone="quiet">
          {words.code.resend}
        </Button>
      </PostForm>
    </>
  )
}
