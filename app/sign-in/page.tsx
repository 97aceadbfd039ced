import { redirect } from 'next/navigation'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { currentUser } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { CODE_LENGTH } from '#lib/limits.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { readPendingNewPassword } from '#lib/session/pending-new-password.ts'
import { readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { readPendingVerification } from '#lib/session/pending-verification.ts'
import { CredentialsForm } from '../_forms/credentials-form.tsx'
import { EmailForm } from '../_forms/email-form.tsx'
import { nextParameter, withNext } from '../_forms/next-field.ts'
import { requestCodeAction, signInAction } from './actions.ts'
import { PendingNotice } from './pending-notice.tsx'
import { resumeNotice } from './resume-notice.ts'

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const query = await searchParams
  const asked = nextParameter(query)
  if ((await currentUser()) !== null) redirect(asked)
  const [pending, proof, temporary, { words }] = await Promise.all([
    readPendingSignIn(),
    readPendingVerification(),
    readPendingNewPassword(),
    pageMessages(),
  ])
  const next = asked === '/' ? (pending?.next ?? proof?.next ?? temporary?.next ?? '/') : asked
  const hasPassword = isPasswordMode()
  const said = hasPassword ? resumeNotice(words.signIn, pending, proof) : undefined
  const form = {
    title: words.signIn.title,
    email: pending?.email ?? proof?.email ?? temporary?.email ?? '',
    hasPending: pending !== undefined,
    next,
  }
  return (
    <>
      <Heading>{words.signIn.title}</Heading>
      <p className="mt-3 text-muted">
        {hasPassword ? words.signIn.withPassword : fill(words.signIn.withCode, { count: CODE_LENGTH.least })}
      </p>
      {pending === undefined || said !== undefined ? null : (
        <PendingNotice pending={pending} words={words.signIn} start={words.start} />
      )}
      {hasPassword ? (
        <CredentialsForm
          key={form.email}
          action={signInAction}
          words={{ start: words.start, password: words.password }}
          submitText={words.signIn.submit}
          busyText={words.signIn.checking}
          isNew={false}
          note={said}
          answered={await flashState('credentials', query)}
          {...form}
        />
      ) : (
        <EmailForm
          key={form.email}
          action={requestCodeAction}
          words={words.start}
          answered={await flashState('email', query)}
          {...form}
        />
      )}
      {hasPassword ? (
        <p className="mt-5">
          <TextLink href="/forgot-password">{words.signIn.forgot}</TextLink>
        </p>
      ) : null}
      <p className="mt-7 border-line border-t pt-5 text-muted">
        <Sentence
          of={words.signIn.newHere}
          values={{
            link: <TextLink href={withNext('/sign-up', next)}>{words.signIn.createAccount}</TextLink>,
          }}
        />
      </p>
    </>
  )
}
