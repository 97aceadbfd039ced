import { Heading } from '#app/ui/heading.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { requireUser } from '#lib/auth/current-user.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { ChangePasswordForm } from './change-form.tsx'

export default async function ChangePasswordPage() {
  requirePasswordMode()
  const { email } = await requireUser()
  return (
    <>
      <Heading>Change your password</Heading>
      <p className="mt-3 text-muted">
        Every device is signed out then, this one too, and you sign in with the new password.
      </p>
      <ChangePasswordForm email={email} />
      <p className="mt-6">
        <TextLink href="/account">Back to your account</TextLink>
      </p>
    </>
  )
}
