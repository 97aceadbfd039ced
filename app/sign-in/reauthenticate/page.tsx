import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { nextParameter } from '#app/_forms/next-field.ts'
import { otherPersonNote } from '#app/_forms/other-person.tsx'
import { currentPasswordWords } from '#app/_forms/password-words.ts'
import { startWords } from '#app/_forms/start-words.ts'
import { requireUser } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { ReauthenticateForm } from './form.tsx'
import { reauthenticateStates } from './form-state.ts'

/** Where `requireRecentSignIn()` sends a visitor whose last code is too old for what they want to do. */
export default async function ReauthenticatePage({ searchParams }: PageProps<'/sign-in/reauthenticate'>) {
  const { email } = await requireUser()
  const query = await searchParams
  const { words } = await pageMessages()
  const { title } = words.again
  const { emailMeACode, sending } = words.start
  return (
    <>
      <Heading>{words.again.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.again.text} values={{ address: addressIn(email) }} />
      </p>
      <ReauthenticateForm
        key={email}
        note={await otherPersonNote(words.otherPerson.signedIn, email, query)}
        words={{ title, emailMeACode, sending, refusals: startWords(words.start).refusals }}
        password={isPasswordMode() ? currentPasswordWords(words.password, 'only') : undefined}
        flash={await flashState(reauthenticateStates, query)}
        next={nextParameter(query)}
        email={email}
      />
      <p className="mt-6">
        <TextLink href="/account">{words.again.back}</TextLink>
      </p>
    </>
  )
}
