import { redirect } from 'next/navigation'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { nextParameter, withNext } from '#app/_forms/next-field.ts'
import { StartForm } from '#app/_forms/start-form.tsx'
import { startPage } from '#app/_forms/start-state.ts'
import { currentUser } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { CODE_LENGTH } from '#lib/limits.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { requestCodeAction, signInAction } from './actions.ts'
import { passwordNote, ResumeNotice } from './resume-notice.tsx'

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const query = await searchParams
  if ((await currentUser()) !== null) redirect(nextParameter(query))
  const [{ pending, verification, form }, { words }] = await Promise.all([startPage(query), pageMessages()])
  const { signIn, start } = words
  const hasPassword = isPasswordMode()
  const note = hasPassword ? passwordNote(words, pending, verification) : undefined
  const modeProps = hasPassword
    ? ({
        action: signInAction,
        password: { kind: 'current', words: words.password },
        submitText: signIn.submit,
        busyText: signIn.checking,
      } as const)
    : { action: requestCodeAction, submitText: start.emailMeACode, busyText: start.sending }
  return (
    <>
      <Heading>{signIn.title}</Heading>
      <p className="mt-3 text-muted">
        {hasPassword ? signIn.withPassword : fill(signIn.withCode, { count: CODE_LENGTH.least })}
      </p>
      {pending === undefined || note !== undefined ? null : (
        <ResumeNotice pending={pending} words={signIn} start={start} />
      )}
      <StartForm key={form.email} title={signIn.title} words={start} note={note} {...modeProps} {...form} />
      {hasPassword ? (
        <p className="mt-5">
          <TextLink href="/forgot-password">{signIn.forgot}</TextLink>
        </p>
      ) : null}
      <p className="mt-7 border-line border-t pt-5 text-muted">
        <Sentence
          of={signIn.newHere}
          values={{
            link: <TextLink href={withNext('/sign-up', form.next)}>{signIn.createAccount}</TextLink>,
          }}
        />
      </p>
    </>
  )
}
