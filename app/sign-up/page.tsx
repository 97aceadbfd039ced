import { redirect } from 'next/navigation'
import { answered } from '#app/answered-form.ts'
import { CredentialsForm } from '#app/sign-in/credentials-form.tsx'
import { EmailForm } from '#app/sign-in/email-form.tsx'
import { nextParameter, withNext } from '#app/sign-in/next-field.ts'
import { Heading } from '#app/ui/heading.tsx'
import { Sentence } from '#app/ui/sentence.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { fill } from '#app/words/fill.ts'
import { pageWords } from '#app/words/page-words.ts'
import { currentUser } from '#lib/auth/current-user.ts'
import { asksForPassword } from '#lib/env.ts'
import { CODE_LENGTH, COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { readPendingProof } from '#lib/session/pending-proof.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { signUpAction, signUpWithPasswordAction } from './actions.ts'

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const query = await searchParams
  const asked = nextParameter(query)
  if ((await currentUser()) !== null) redirect(asked)
  const [pending, proof, { words }] = await Promise.all([
    readPendingSignIn(),
    readPendingProof(),
    pageWords(),
  ])
  const next = asked === '/' ? (pending?.next ?? proof?.next ?? '/') : asked
  const form = {
    title: words.signUp.title,
    email: pending?.email ?? proof?.email ?? '',
    hasPending: pending !== undefined,
    next,
  }
  return (
    <>
      <Heading>{words.signUp.title}</Heading>
      <p className="mt-3 text-muted">
        {asksForPassword()
          ? fill(words.signUp.withPassword, { count: COGNITO_CODE_LENGTH })
          : fill(words.signUp.withCode, { count: CODE_LENGTH.least })}
      </p>
      {asksForPassword() ? (
        <CredentialsForm
          key={form.email}
          action={signUpWithPasswordAction}
          words={{ start: words.start, password: words.password }}
          submitText={words.signUp.submit}
          busyText={words.signUp.creating}
          isNew
          answered={await answered('credentials', query)}
          {...form}
        />
      ) : (
        <EmailForm
          key={form.email}
          action={signUpAction}
          words={words.start}
          answered={await answered('email', query)}
          {...form}
        />
      )}
      <p className="mt-7 border-line border-t pt-5 text-muted">
        <Sentence
          of={words.signUp.haveAccount}
          values={{ link: <TextLink href={withNext('/sign-in', next)}>{words.signUp.signIn}</TextLink> }}
        />
      </p>
    </>
  )
}
