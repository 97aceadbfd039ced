import { addressIn } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Notice } from '#app/_components/notice.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import type { Messages } from '#lib/messages/messages.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { startAgainAction } from './actions.ts'

type PendingNoticeProps = {
  pending: PendingSignIn
  words: Messages['signIn']
  start: Pick<Messages['start'], 'enterTheCode' | 'offline'>
}

/** Somebody came back to step one while a code is on its way. */
export function PendingNotice({ pending, words, start }: PendingNoticeProps) {
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
