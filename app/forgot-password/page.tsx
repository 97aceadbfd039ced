import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { EmailForm } from '#app/_forms/email-form.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { nextParameter, withNext } from '#app/_forms/next-field.ts'
import { requirePasswordMode } from '#lib/auth/require-password-mode.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { readPendingVerification } from '#lib/session/pending-verification.ts'
import { requestResetAction } from './actions.ts'

export default async function ForgotPasswordPage({ searchParams }: PageProps<'/forgot-password'>) {
  requirePasswordMode()
  const [pending, proof, { words }] = await Promise.all([
    readPendingSignIn(),
    readPendingVerification(),
    pageMessages(),
  ])
  const query = await searchParams
  const next = nextParameter(query)
  return (
    <>
      <Heading>{words.forgotPassword.title}</Heading>
      <p className="mt-3 text-muted">{words.forgotPassword.text}</p>
      <EmailForm
        action={requestResetAction}
        words={words.start}
        title={words.forgotPassword.title}
        email={pending?.email ?? proof?.email ?? ''}
        hasPending={pending !== undefined}
        answered={await flashState('email', query)}
        next={next}
      />
      <p className="mt-7 border-line border-t pt-5 text-muted">
        <Sentence
          of={words.forgotPassword.remember}
          values={{
            link: <TextLink href={withNext('/sign-in', next)}>{words.forgotPassword.signIn}</TextLink>,
          }}
        />
      </p>
    </>
  )
}
