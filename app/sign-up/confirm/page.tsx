import { redirect } from 'next/navigation'
import { CodeForm } from '#app/sign-in/code/code-form.tsx'
import { Address } from '#app/ui/address.tsx'
import { Button } from '#app/ui/button.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { readPendingProof } from '#lib/session/pending-proof.ts'
import { confirmAddressAction, requestConfirmationAgainAction } from './actions.ts'
import { COGNITO_CODE_LENGTH, sayProofNotice } from './messages.tsx'

/** Proves the address of a new account with the code that Cognito mailed. */
export default async function ConfirmAddressPage() {
  requirePasswordMode()
  const proof = await readPendingProof()
  if (proof === undefined) redirect('/sign-up')
  if (proof.step !== 'confirm') redirect(proof.step === 'reset' ? '/forgot-password/reset' : '/sign-in')
  return (
    <>
      <Heading>Confirm your address</Heading>
      <p className="mt-3 text-muted">
        We sent a {COGNITO_CODE_LENGTH}-digit code to <Address>{proof.email}</Address>.{' '}
        <TextLink href="/sign-up">Change</TextLink>
      </p>
      <CodeForm
        action={confirmAddressAction}
        pageTitle="Confirm your address"
        submitText="Confirm"
        busyText="Checking..."
        title="Enter the code"
        hint={`${COGNITO_CODE_LENGTH} digits from the newest e-mail`}
        codeLength={COGNITO_CODE_LENGTH}
        said={sayProofNotice(proof.notice)}
        typed={proof.typed ?? ''}
        signIn={`confirm ${proof.email}`}
      />
      <form action={requestConfirmationAgainAction} className="mt-6">
        <Button busyText="Sending..." tone="quiet">
          Send the code again
        </Button>
      </form>
    </>
  )
}
