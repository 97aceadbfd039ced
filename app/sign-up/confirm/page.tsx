import { addressIn } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { CodeForm } from '#app/_forms/code-form.tsx'
import { typedBefore } from '#app/_forms/interruption.ts'
import { otherPersonNote } from '#app/_forms/other-person.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import { requireVerification } from '#app/_forms/require-verification.ts'
import { verificationNotice } from '#app/_forms/verification-notice.tsx'
import { requirePasswordMode } from '#lib/auth/require-mode.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { confirmAddressAction, requestConfirmationAgainAction } from './actions.ts'

/** Verifies the address of a new account with Cognito's code. */
export default async function ConfirmAddressPage({ searchParams }: PageProps<'/sign-up/confirm'>) {
  requirePasswordMode()
  const [verification, { words, locale }] = await Promise.all([
    requireVerification('confirm'),
    pageMessages(),
  ])
  const { email } = verification
  const query = await searchParams
  const note = await otherPersonNote(words.otherPerson.page, email, query)
  const count = COGNITO_CODE_LENGTH
  return (
    <>
      <Heading>{words.confirmAddress.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.code.sentTo} values={{ count, address: addressIn(email) }}>
          <TextLink isWhole href="/sign-up">
            {words.code.change}
          </TextLink>
        </Sentence>
      </p>
      <CodeForm
        key={email}
        person={email}
        action={confirmAddressAction}
        words={words.codeFaults}
        pageTitle={words.confirmAddress.title}
        submitText={words.confirmAddress.submit}
        busyText={words.confirmAddress.checking}
        title={words.confirmAddress.fieldTitle}
        hint={fill(words.confirmAddress.fieldHint, { count })}
        codeLength={count}
        message={note === undefined ? verificationNotice(verification.notice, words, locale) : { note }}
        typed={(await typedBefore('code', query)) ?? verification.typed ?? ''}
        signIn={`confirm ${email}`}
      />
      <PostForm action={requestConfirmationAgainAction} person={email} className="mt-6">
        <Button busyText={words.start.sending} tone="quiet">
          {words.code.resend}
        </Button>
      </PostForm>
    </>
  )
}
