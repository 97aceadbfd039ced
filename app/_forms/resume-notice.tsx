import { addressIn } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Notice } from '#app/_components/notice.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { startAgainAction } from '#app/actions.ts'
import { NEXT_FIELD } from '#lib/http/form-field.ts'
import type { Messages } from '#lib/messages/messages.ts'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { PostForm } from './post-form.tsx'

type ResumeNoticeProps = {
  pending: PendingSignIn
  next: string
  words: Messages['signIn']
  start: Pick<Messages['start'], 'enterTheCode'>
}

/** For a visitor who returns to the first step while a code is on its way. */
export function ResumeNotice({ pending, next, words, start }: ResumeNoticeProps) {
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
          <PostForm action={startAgainAction} person="anyone">
            <input type="hidden" name={NEXT_FIELD} value={next} />
            <Button busyText={words.startAgain} tone="quiet">
              {words.startAgain}
            </Button>
          </PostForm>
        </div>
      </Notice>
    </section>
  )
}
