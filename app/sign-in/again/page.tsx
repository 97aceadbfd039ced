import { answered } from '#app/answered-form.ts'
import { nextParameter } from '#app/sign-in/next-field.ts'
import { addressIn } from '#app/ui/address.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { pageWords } from '#app/words/page-words.ts'
import { requireUser } from '#lib/auth/current-user.ts'
import { asksForPassword } from '#lib/env.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { AgainForm } from './again-form.tsx'

/** Where `requireRecentSignIn()` sends somebody whose last code is too old for what they want to do. */
export default async function SignInAgainPage({ searchParams }: PageProps<'/sign-in/again'>) {
  const { email } = await requireUser()
  const query = await searchParams
  const [pending, { words }] = await Promise.all([readPendingSignIn(), pageWords()])
  return (
    <>
      <Heading>{words.again.title}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.again.text} values={{ address: addressIn(email) }} />
      </p>
      <AgainForm
        words={{ again: words.again, start: words.start, password: words.password }}
        answered={await answered('again', query)}
        next={nextParameter(query)}
        hasPending={pending !== undefined}
        email={email}
        hasPassword={asksForPassword()}
      />
      <p className="mt-6">
        <TextLink href="/account">{words.again.back}</TextLink>
      </p>
    </>
  )
}
