import { redirect } from 'next/navigation'
import { addressIn } from '#app/_components/address.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { CodeForm } from '#app/_forms/code-form.tsx'
import { currentUser, type User } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import type { Messages } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { type PendingSignIn, readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { submitCodeAction } from './actions.ts'
import { AlreadySignedIn } from './already-signed-in.tsx'
import { fieldWords } from './field-words.ts'
import { NotReceived } from './not-received.tsx'
import { codeNotice } from './notice.tsx'
import { ResendForm } from './resend-form.tsx'

export default async function CodePage() {
  const [pending, user, { words, language }] = await Promise.all([
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

  const { parameters } = pending
  const said = codeNotice(pending, words, language)
  const isDead = isDeadCode(pending)
  return (
    <>
      <Heading>{words.code.title}</Heading>
      <WhereItWent pending={pending} isDead={isDead} words={words.code} />
      {user === null || user.email === pending.email ? null : (
        <p className="mt-3 text-muted">
          <Sentence of={words.code.replaces} values={{ address: addressIn(user.email) }} />
        </p>
      )}
      <CodeForm
        action={submitCodeAction}
        words={words.codeFaults}
        pageTitle={words.code.title}
        submitText={words.code.submit}
        busyText={words.code.submitting}
        {...fieldWords(words.code, parameters)}
        codeLength={parameters.codeLength}
        said={said}
        typed={pending.typed ?? ''}
        signIn={`code ${pending.requestedAt}`}
        isDead={isDead}
      />
      <ResendForm words={words} resendAt={parameters.resendAt} isMain={isDead} />
      <NotReceived words={words.code} sender={parameters.sender} email={pending.email} />
    </>
  )
}

/** No answer can be right any more; only a new code helps. */
function isDeadCode({ parameters, notice }: PendingSignIn): boolean {
  return parameters.codeState === 'used-up' || parameters.codeState === 'used' || notice?.kind === 'used-up'
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
        <Sentence of={words.sentTo} values={{ count: codeLength, address: addressIn(pending.email) }} />{' '}
        <TextLink href="/sign-in">{words.change}</TextLink>
      </p>
      {isDead ? null : (
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
      )}
    </div>
  )
}
