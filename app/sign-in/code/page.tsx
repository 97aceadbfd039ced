import { redirect } from 'next/navigation'
import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Until } from '#app/_components/passing-time.tsx'
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
import { codeNotice, endOfCode } from './notice.tsx'
import { ResendForm } from './resend.tsx'

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
  const { resend, sendNew, askAgainAt, askAgainIn } = words.code
  const { sending, offline } = words.start
  const resendWords = { resend, sendNew, askAgainAt, askAgainIn, sending, offline }
  return (
    <>
      <Heading>{words.code.title}</Heading>
      <WhereItWent pending={pending} isDead={isDead} words={words.code} />
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
      <ResendForm
        person={email}
        words={resendWords}
        resendAt={parameters.resendAt}
        expiresAt={parameters.expiresAt}
        isDead={isDead}
      />
      <NotReceived words={words.code} sender={parameters.sender} email={email} />
    </>
  )
}

/** The same address signed in, in another tab or by a second press, after this code was asked for. */
function wasFinished(pending: PendingSignIn, user: User): boolean {
  return user.email === pending.email && user.signedInAt >= pending.requestedAt
}

type WhereItWentProps = { pending: PendingSignIn; isDead: boolean; words: Messages['code'] }

function WhereItWent({ pending, isDead, words }: WhereItWentProps) {
  const { codeLength, sender, expiresAt } = pending.parameters
  return (
    <div className="mt-3 space-y-2 text-muted">
      <p>
        <Sentence of={words.sentTo} values={{ count: codeLength, address: addressIn(pending.email) }}>
          <TextLink isWhole href={startPath(pending)}>
            {words.change}
          </TextLink>
        </Sentence>
      </p>
      {isDead ? null : (
        <Until epochSeconds={expiresAt}>
          <p>
            <Sentence
              of={words.comesFrom}
              values={{
                sender: addressIn(sender),
                time: (
                  <strong className="text-ink">
                    <LocalTime epochSeconds={expiresAt} />
                  </strong>
                ),
              }}
            />
          </p>
        </Until>
      )}
    </div>
  )
}

type NotReceivedProps = { words: Messages['code']; sender: string; email: string }

/** First aid for an email that does not arrive; a plain disclosure, open to keyboards and without script. */
function NotReceived({ words, sender, email }: NotReceivedProps) {
  return (
    <details className="mt-7 border-line border-t pt-4 text-muted">
      <summary className="min-h-11 cursor-pointer py-2.5 font-medium text-ink">{words.notReceived}</summary>
      <ul className="mt-1 list-disc space-y-1.5 ps-5">
        <li>{words.lookInSpam}</li>
        <li>
          <Sentence of={words.searchFor} values={{ sender: addressIn(sender, { plain: true }) }} />
        </li>
        <li>
          <Sentence of={words.checkAddress} values={{ address: addressIn(email, { plain: true }) }} />
        </li>
        <li>{words.filters}</li>
      </ul>
      <p className="mt-3">
        <TextLink href="/help/no-code">{words.moreHelp}</TextLink>
      </p>
    </details>
  )
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
