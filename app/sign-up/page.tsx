import { redirect } from 'next/navigation'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { ShareTags } from '#app/_components/share-tags.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { nextParameter, withNext } from '#app/_forms/next-field.ts'
import { newPasswordWords } from '#app/_forms/password-words.ts'
import { ResumeNotice } from '#app/_forms/resume-notice.tsx'
import { StartForm } from '#app/_forms/start-form.tsx'
import { startPage } from '#app/_forms/start-state.ts'
import { startWords } from '#app/_forms/start-words.ts'
import { currentUser } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { CODE_LENGTH, COGNITO_CODE_LENGTH } from '#lib/limits.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { signUpAction, signUpWithPasswordAction } from './actions.ts'

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const query = await searchParams
  if ((await currentUser()) !== null) redirect(nextParameter(query))
  const [{ pending, form }, { words }] = await Promise.all([startPage(query), pageMessages()])
  const { signUp, start } = words
  const modeProps = isPasswordMode()
    ? ({
        action: signUpWithPasswordAction,
        password: { kind: 'new', words: newPasswordWords(words.password) },
        submitText: signUp.submit,
        busyText: signUp.creating,
      } as const)
    : { action: signUpAction, submitText: start.emailMeACode, busyText: start.sending }
  return (
    <>
      <ShareTags path="/sign-up" />
      <Heading>{signUp.title}</Heading>
      <p className="mt-3 text-muted">
        {isPasswordMode()
          ? fill(signUp.withPassword, { count: COGNITO_CODE_LENGTH })
          : fill(signUp.withCode, { count: CODE_LENGTH.least })}
      </p>
      {pending === undefined || isPasswordMode() ? null : (
        <ResumeNotice pending={pending} next={form.next} words={words.signIn} start={start} />
      )}
      <StartForm key={form.email} title={signUp.title} words={startWords(start)} {...modeProps} {...form} />
      <p className="apart">
        <Sentence
          of={signUp.haveAccount}
          values={{
            link: (
              <TextLink isWhole href={withNext('/sign-in', form.next)}>
                {signUp.signIn}
              </TextLink>
            ),
          }}
        />
      </p>
    </>
  )
}
