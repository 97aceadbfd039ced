import { redirect } from 'next/navigation'
import { Heading } from '#app/_components/heading.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { ShareTags } from '#app/_components/share-tags.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { nextParameter, withNext } from '#app/_forms/next-field.ts'
import { currentPasswordWords } from '#app/_forms/password-words.ts'
import { ResumeNotice } from '#app/_forms/resume-notice.tsx'
import { StartForm } from '#app/_forms/start-form.tsx'
import { startPage } from '#app/_forms/start-state.ts'
import { startWords } from '#app/_forms/start-words.ts'
import { currentUser } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { CODE_LENGTH } from '#lib/limits.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { tookTooLong } from '#lib/session/pending-new-password.ts'
import { requestCodeAction, signInAction } from './actions.ts'
import { endOfCode } from './code/notice.tsx'

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const query = await searchParams
  if ((await currentUser()) !== null) redirect(nextParameter(query))
  const [{ form, ...begun }, { words }] = await Promise.all([startPage(query), pageMessages()])
  const { signIn, start } = words
  const hasPassword = isPasswordMode()
  const note = reasonToSignIn(words, begun, hasPassword)
  const modeProps = hasPassword
    ? ({
        action: signInAction,
        password: { kind: 'current', words: currentPasswordWords(words.password, 'only') },
        submitText: signIn.submit,
        busyText: signIn.checking,
      } as const)
    : { action: requestCodeAction, submitText: start.emailMeACode, busyText: start.sending }
  return (
    <>
      {/* Who shares or indexes the page has begun nothing. */}
      {begun.pending === undefined ? <ShareTags path="/sign-in" /> : null}
      <Heading>{signIn.title}</Heading>
      <p className="mt-3 text-muted">
        {hasPassword ? signIn.withPassword : fill(signIn.withCode, { count: CODE_LENGTH.least })}
      </p>
      {begun.pending === undefined || note !== undefined ? null : (
        <ResumeNotice pending={begun.pending} next={form.next} words={signIn} start={start} />
      )}
      <StartForm
        key={form.email}
        title={signIn.title}
        words={startWords(start)}
        note={note}
        {...modeProps}
        {...form}
      />
      {hasPassword ? (
        <p className="mt-5">
          <TextLink href={withNext('/forgot-password', form.next)}>{signIn.forgot}</TextLink>
        </p>
      ) : null}
      <p className="apart">
        <Sentence
          of={signIn.newHere}
          values={{
            link: (
              <TextLink isWhole href={withNext('/sign-up', form.next)}>
                {signIn.createAccount}
              </TextLink>
            ),
          }}
        />
      </p>
    </>
  )
}

type Begun = Omit<Awaited<ReturnType<typeof startPage>>, 'form'>

/** Why the visitor is here, if there is something to say. */
function reasonToSignIn(words: Messages, begun: Begun, hasPassword: boolean): string | undefined {
  const ofPassword = hasPassword ? passwordNote(words, begun) : undefined
  if (ofPassword !== undefined) return ofPassword
  return begun.hasEnded && begun.pending === undefined ? words.signIn.sessionEnded : undefined
}

/** For a visitor who has to enter the password, again or for the first time. */
function passwordNote(
  { signIn: words, account }: Pick<Messages, 'signIn' | 'account'>,
  { pending, verification, newPassword }: Begun,
): string | undefined {
  if (pending !== undefined && pending.session === undefined) {
    if (pending.notice?.kind === 'clock') return words.clock
    return endOfCode(pending) === 'ranOut' ? words.tookTooLong : words.interrupted
  }
  if (pending !== undefined) return undefined
  switch (verification?.step) {
    case 'confirmed':
      return words.confirmed
    case 'changed':
      return words.passwordChanged
    case 'still-open':
      return fill(words.changedStillOpen, { button: account.signOutEverywhere })
    case 'maybe-changed':
      return words.maybeChanged
    case 'not-changed':
      return words.notChanged
    default:
      return newPassword !== undefined && tookTooLong(newPassword) ? words.temporaryTookTooLong : undefined
  }
}
