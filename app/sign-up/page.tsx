import { redirect } from 'next/navigation'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { CredentialsForm } from '#app/_forms/credentials-form.tsx'
import { EmailForm } from '#app/_forms/email-form.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { nextParameter, withNext } from '#app/_forms/next-field.ts'
import { currentUser } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { CODE_LENGTH, COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { readPendingVerification } from '#lib/session/pending-verification.ts'
import { signUpAction, signUpWithPasswordAction } from './actions.ts'

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const query = await searchParams
  const asked = nextParameter(query)
  if ((await currentUser()) !== null) redirect(asked)
  const [pending, proof, { words }] = await Promise.all([
    readPendingSignIn(),
    readPendingVerification(),
    pageMessages(),
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
        {isPasswordMode()
          ? fill(words.signUp.withPassword, { count: COGNITO_CODE_LENGTH })
          : fill(words.signUp.withCode, { count: CODE_LENGTH.least })}
      </p>
      {isPasswordMode() ? (
        <CredentialsForm
          key={form.email}
          action={signUpWithPasswordAction}
          words={{ start: words.start, password: words.password }}
          submitText={words.signUp.submit}
          busyText={words.signUp.creating}
          isNew
          answered={await flashState('credentials', query)}
          {...form}
        />
      ) : (
        <EmailForm
          key={form.email}
          action={signUpAction}
          words={words.start}
          answered={await flashState('email', query)}
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
