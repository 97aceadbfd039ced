import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { otherPersonNote } from '#app/_forms/other-person.tsx'
import { ConfirmForm } from '#app/account/confirm-form.tsx'
import { deleteAccountStates } from '#app/account/form-state.ts'
import { requireRecentSignIn } from '#lib/auth/session.ts'
import { RECENT_SIGN_IN_MINUTES } from '#lib/limits.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { deleteAccountAction } from './actions.ts'

export default async function DeleteAccountPage({ searchParams }: PageProps<'/account/delete'>) {
  const user = await requireRecentSignIn(RECENT_SIGN_IN_MINUTES)
  const query = await searchParams
  const { deleteAccount: words, account, otherPerson } = (await pageMessages()).words
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Heading>{words.heading}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.text} values={{ address: addressIn(user.email) }} />
      </p>
      <div className="mt-6">
        <ConfirmForm
          key={user.email}
          person={user.email}
          note={await otherPersonNote(otherPerson.signedIn, user.email, query)}
          action={deleteAccountAction}
          flash={await flashState(deleteAccountStates, query)}
          text={words.submit}
          busyText={words.deleting}
          unavailable={account.unavailable}
          tone="danger"
        />
      </div>
      <p className="mt-6">
        <TextLink href="/account">{words.keep}</TextLink>
      </p>
    </>
  )
}
