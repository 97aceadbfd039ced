import { ConfirmForm } from '#app/account/confirm-form.tsx'
import { answered } from '#app/answered-form.ts'
import { addressIn } from '#app/ui/address.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { pageWords } from '#app/words/page-words.ts'
import { requireRecentSignIn } from '#lib/auth/current-user.ts'
import { RECENT_SIGN_IN_MINUTES } from '#lib/limits.ts'
import { deleteAccountAction } from './actions.ts'

export default async function DeleteAccountPage({ searchParams }: PageProps<'/account/delete'>) {
  const user = await requireRecentSignIn(RECENT_SIGN_IN_MINUTES)
  const { deleteAccount: words, account, start } = (await pageWords()).words
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Heading>{words.heading}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.text} values={{ address: addressIn(user.email) }} />
      </p>
      <div className="mt-6">
        <ConfirmForm
          action={deleteAccountAction}
          answered={await answered('delete-account', await searchParams)}
          text={words.submit}
          busyText={words.deleting}
          unavailable={account.unavailable}
          offline={start.offline}
          tone="danger"
        />
      </div>
      <p className="mt-6">
        <TextLink href="/account">{words.keep}</TextLink>
      </p>
    </>
  )
}
