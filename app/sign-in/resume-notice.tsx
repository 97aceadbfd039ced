import { addressIn } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Notice } from '#app/_components/notice.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import { fill, type Messages } from '#lib/messages/messages.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import type { PendingVerification } from '#lib/session/pending-verification.ts'
import { startAgainAction } from './actions.ts'

type ResumeNoticeProps = {
  pending: PendingSignIn
  words: Messages['signIn']
  start: Pick<Messages['start'], 'enterTheCode' | 'offline'>
}

/** For a visitor who returns to the first step while a code is on its way. */
export function ResumeNotice({ pending, words, start }: ResumeNoticeProps) {
  return (
    <section aria-label={words.openSignIn}>
      <Notice tone="note">
        <p>
          <Sentence
            of={words.askedAt}
            values={{
              time: <LocalTime epochSeconds={pending.requestedAt} />,
              address: addressIn(pending.email),
            }}
          />
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-4">
          <TextLink href="/sign-in/code">{start.enterTheCode}</TextLink>
          <PostForm action={startAgainAction} offline={start.offline}>
            <Button busyText={words.startAgain} tone="quiet">
              {words.startAgain}
            </Button>
          </PostForm>
        </div>
      </Notice>
    </section>
  )
}

/** For a visitor who has to enter the password, again or for the first time: why, if there is something to say. */
export function passwordNote(
  { signIn: words, account }: Pick<Messages, 'signIn' | 'account'>,
  pending: PendingSignIn | undefined,
  verification: PendingVerification | undefined,
): string | undefined {
  if (pending !== undefined && pending.session === undefined) {
    return pending.notice?.kind === 'clock' ? words.clock : words.interrupted
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
      return undefined
  }
}
