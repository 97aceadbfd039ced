import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { withNext } from '#app/_forms/next-field.ts'
import { StartForm } from '#app/_forms/start-form.tsx'
import { startPage } from '#app/_forms/start-state.ts'
import { startWords } from '#app/_forms/start-words.ts'
import { requirePasswordMode } from '#lib/auth/require-mode.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { requestResetAction } from './actions.ts'

export default async function ForgotPasswordPage({ searchParams }: PageProps<'/forgot-password'>) {
  requirePasswordMode()
  const [{ form }, { words }] = await Promise.all([startPage(await searchParams), pageMessages()])
  const { forgotPassword, start } = words
  return (
    <>
      <Heading>{forgotPassword.title}</Heading>
      <p className="mt-3 text-muted">{forgotPassword.text}</p>
      <StartForm
        action={requestResetAction}
        title={forgotPassword.title}
        words={startWords(start)}
        submitText={start.emailMeACode}
        busyText={start.sending}
        {...form}
      />
      <p className="apart">
        <Sentence
          of={forgotPassword.remember}
          values={{
            link: (
              <TextLink isWhole href={withNext('/sign-in', form.next)}>
                {forgotPassword.signIn}
              </TextLink>
            ),
          }}
        />
      </p>
    </>
  )
}
