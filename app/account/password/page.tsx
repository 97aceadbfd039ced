import { Heading } from '#app/_components/heading.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { otherPersonNote } from '#app/_forms/other-person.tsx'
import { currentPasswordWords, newPasswordWords } from '#app/_forms/password-words.ts'
import { requirePasswordMode } from '#lib/auth/require-mode.ts'
import { requireUser } from '#lib/auth/session.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { ChangePasswordForm } from './form.tsx'
import { changePasswordStates } from './form-state.ts'

export default async function ChangePasswordPage({ searchParams }: PageProps<'/account/password'>) {
  requirePasswordMode()
  const { email } = await requireUser()
  const query = await searchParams
  const { account, changePassword, otherPerson, password, signIn } = (await pageMessages()).words
  return (
    <>
      <Heading>{changePassword.heading}</Heading>
      <p className="mt-3 text-muted">{changePassword.text}</p>
      <ChangePasswordForm
        key={email}
        words={{
          changePassword,
          present: { ...currentPasswordWords(password, 'current'), label: changePassword.present },
          password: newPasswordWords(password),
          forgotPassword: signIn.forgot,
          signOutEverywhere: account.signOutEverywhere,
        }}
        flash={await flashState(changePasswordStates, query)}
        email={email}
        note={await otherPersonNote(otherPerson.signedIn, email, query)}
      />
      <p className="mt-6">
        <TextLink href="/account">{changePassword.back}</TextLink>
      </p>
    </>
  )
}
