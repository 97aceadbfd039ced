import { redirect } from 'next/navigation'
import { CodeForm } from '#app/sign-in/code/code-form.tsx'
import { addressIn } from '#app/ui/address.tsx'
import { Button } from '#app/ui/button.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { fill } from '#app/words/fill.ts'
import { pageWords } from '#app/words/page-words.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { readPendingProof } from '#lib/session/pending-proof.ts'
import { confirmAddressAction, requestConfirmationAgainAction } from './actions.ts'
import { sayProofNotice } from './notice.tsx'
import { pathOf } from './proof-path.ts'

/** Proves the address of a new account with the code that Cognito mailed. */
export default async function ConfirmAddressPage() {
  requirePasswordMode()
  const [proof, { words, language }] = await Promise.all([readPendingProof(), pageWords()])
  if (proof === undefined) redirect('/sign-up')
  if (proof.step !== 'confirm') redirect(pathOf(proof))
  const count = COGNITO_CODE_LENGTH
  return (
    <>
      <Heading>{words.confirmAddress.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.code.sentTo} values={{ count, address: addressIn(proof.email) }} />{' '}
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
        said={sayProofNotice(proof.notice, words, language)}
        typed={proof.typed ?? ''}
        signIn={`confirm ${proof.email}`}
      />
      <PostForm action={requestConfirmationAgainAction} offline={words.start.offline} className="mt-6">
        <Button busyText={words.start.sending} tone="quiet">
          {words.code.resend}
        </Button>
      </PostForm>
    </>
  )
}
