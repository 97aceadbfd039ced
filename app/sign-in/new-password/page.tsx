import { redirect } from 'next/navigation'
import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { otherPersonNote } from '#app/_forms/other-person.tsx'
import { newPasswordWords } from '#app/_forms/password-words.ts'
import { requirePasswordMode } from '#lib/auth/require-mode.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { readPendingNewPassword, tookTooLong } from '#lib/session/pending-new-password.ts'
import { NewPasswordForm } from './form.tsx'
import { newPasswordStates } from './form-state.ts'

/** Asks a visitor who signed in with an operator's password to choose another, before the code. */
export default async function NewPasswordPage({ searchParams }: PageProps<'/sign-in/new-password'>) {
  requirePasswordMode()
  const [temporary, { words }] = await Promise.all([readPendingNewPassword(), pageMessages()])
  if (temporary === undefined || tookTooLong(temporary)) redirect('/sign-in')
  const query = await searchParams
  const { otherPerson, resetPassword, password } = words
  return (
    <>
      <Heading>{resetPassword.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={resetPassword.temporary} values={{ address: addressIn(temporary.email) }} />
      </p>
      <NewPasswordForm
        key={temporary.email}
        words={{ resetPassword, password: newPasswordWords(password) }}
        flash={await flashState(newPasswordStates, query)}
        email={temporary.email}
        note={await otherPersonNote(otherPerson.page, temporary.email, query)}
      />
    </>
  )
}
