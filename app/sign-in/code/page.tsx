import { redirect } from 'next/navigation'
import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { CodeForm } from '#app/_forms/code-form.tsx'
import { typedBefore } from '#app/_forms/interruption.ts'
import { otherPersonNote } from '#app/_forms/other-person.tsx'
import { currentUser, type User } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { fill, type Messages } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { type PendingSignIn, readPendingSignIn, startPath } from '#lib/session/pending-sign-in.ts'
import { codeFieldText } from '#lib/trigger-protocol.ts'
import { submitCodeAction } from './actions.ts'
import { NotReceived } from './not-received.tsx'
import { codeNotice, endOfCode } from './notice.tsx'
import { ResendForm } from './resend.tsx'
import { WhereItWent } from './where-it-went.tsx'

export default async function CodePage({ searchParams }: PageProps<'/sign-in/code'>) {
  const [pending, user, { words, locale }] = await Promise.all([
    readPendingSignIn(),
    currentUser(),
    pageMessages(),
  ])
  if (pending === undefined) redirect(user === null ? '/sign-in' : '/')
  if (user !== null && wasFinished(pending, user)) {
    return <AlreadySignedIn words={words.alreadySignedIn} email={user.email} />
  }

  // Behind a password, only the person can begin again; the sign-in page says why they are there.
  if (isPasswordMode() && pending.session === undefined) redirect('/sign-in')

  const { email, parameters } = pending
  const query = await searchParams
  const note = await otherPersonNote(words.otherPerson.signingIn, email, query)
  // No answer can be right any more; only a new code helps.
  const isDead = endOfCode(pending) !== undefined
  const expiresAt = isDead ? undefined : parameters.expiresAt
  const { sentTo, change, comesFrom, resend, sendNew, askAgainAt, askAgainIn } = words.code
  const { notReceived, lookInSpam, searchFor, checkAddress, filters, moreHelp } = words.code
  const { sending } = words.start
  const resendWords = { resend, sendNew, askAgainAt, askAgainIn, sending }
  return (
    <>
      <Heading>{words.code.title}</Heading>
      <WhereItWent
        words={{ sentTo, change, comesFrom }}
        count={parameters.codeLength}
        email={email}
        change={startPath(pending)}
        sender={parameters.sender}
        expiresAt={expiresAt}
      />
      {user === null || user.email === email ? null : (
        <p className="mt-3 text-muted">
          <Sentence of={words.code.replaces} values={{ address: addressIn(user.email) }} />
        </p>
      )}
      <CodeForm
        key={email}
        person={email}
        action={submitCodeAction}
        words={words.codeFaults}
        pageTitle={words.code.title}
        submitText={words.code.submit}
        busyText={words.code.submitting}
        {...codeFieldText(parameters, {
          title: words.code.fieldTitle,
          hint: fill(words.code.fieldHint, { count: parameters.codeLength }),
        })}
        codeLength={parameters.codeLength}
        message={note === undefined ? codeNotice(pending, words, locale) : { note }}
        typed={(await typedBefore('code', query)) ?? pending.typed ?? ''}
        signIn={`code ${email} ${pending.requestedAt}`}
        isDead={isDead}
        expiry={{ atSeconds: parameters.expiresAt, error: words.codeNotices.ranOut }}
      />
      <ResendForm person={email} words={resendWords} resendAt={parameters.resendAt} expiresAt={expiresAt} />
      <NotReceived
        words={{ notReceived, lookInSpam, searchFor, checkAddress, filters, moreHelp }}
        sender={parameters.sender}
        email={email}
      />
    </>
  )
}

/** The same address signed in, in another tab or by a second press, after this code was asked for. */
function wasFinished(pending: PendingSignIn, user: User): boolean {
  return user.email === pending.email && user.signedInAt >= pending.requestedAt
}

type AlreadySignedInProps = { words: Messages['alreadySignedIn']; email: string }

/** Another tab was faster. */
function AlreadySignedIn({ words, email }: AlreadySignedInProps) {
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Heading>{words.heading}</Heading>
      <p className="mt-3 text-muted">
        <Sentence of={words.text} values={{ address: addressIn(email) }} />
      </p>
      <p className="mt-6">
        <TextLink href="/">{words.continue}</TextLink>
      </p>
    </>
  )
}
