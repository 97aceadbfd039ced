import { Button } from '#app/ui/button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { pageWords } from '#app/words/page-words.ts'
import type { Words } from '#app/words/words.ts'
import { resendCodeAction } from './actions.ts'
import { ResendHint } from './resend-hint.tsx'

type ResendFormProps = { words: Words['code']; sending: string; resendAt: number; isMain: boolean }

/** Asks for the code again. It can always be pressed; pressing early only says when. */
export async function ResendForm({ words, sending, resendAt, isMain }: ResendFormProps) {
  const { askAgainAt, askAgainIn } = words
  const { start } = (await pageWords()).words
  return (
    <PostForm
      action={resendCodeAction}
      offline={start.offline}
      className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <Button busyText={sending} tone={isMain ? 'primary' : 'quiet'}>
        {isMain ? words.sendNew : words.resend}
      </Button>
      <ResendHint resendAt={resendAt} words={{ askAgainAt, askAgainIn }} />
    </PostForm>
  )
}
