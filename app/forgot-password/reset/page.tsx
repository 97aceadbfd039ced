import { redirect } from 'next/navigation'
import { sayProofNotice } from '#app/sign-up/confirm/messages.tsx'
import { Address } from '#app/ui/address.tsx'
import { Button } from '#app/ui/button.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { readPendingProof } from '#lib/session/pending-proof.ts'
import { requestResetAgainAction } from './actions.ts'
import { ResetForm } from './reset-form.tsx'

export default async function ResetPasswordPage() {
  requirePasswordMode()
  const proof = await readPendingProof()
  if (proof?.step !== 'reset') redirect(proof?.step === 'changed' ? '/sign-in' : '/forgot-password')
  return (
    <>
      <Heading>Choose a new password</Heading>
      <p className="mt-3 text-muted">
        If there is an account with <Address>{proof.email}</Address>, we have sent a 6-digit code there. It
        works for an hour. <TextLink href="/forgot-password">Change</TextLink>
      </p>
      <ResetForm email={proof.email} said={sayProofNotice(proof.notice)} />
      <form action={requestResetAgainAction} className="mt-6">
        <Button busyText="Sending..." tone="quiet">
          Send the code again
        </Button>
      </form>
      <p className="mt-5 text-muted">
        No e-mail? If you never confirmed your address,{' '}
        <TextLink href="/sign-up">create the account again</TextLink>.
      </p>
    </>
  )
}
