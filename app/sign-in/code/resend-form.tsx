import { Button } from '#app/_components/button.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import type { Messages } from '#lib/messages/messages.ts'
import { resendCodeAction } from './actions.ts'
import { ResendHint } from './resend-hint.tsx'

type ResendFormProps = { words: Pick<Messages, 'code' | 'start'>; resendAt: number; isMain: boolean }

/** Asks for the code again. It can always be pressed; pressing early only says when. */
export function ResendForm({ words: { code, start }, resendAt, isMain }: ResendFormProps) {
  const { askAgainAt, askAgainIn } = code
  return (
    <PostForm
      action={resendCodeAction}
      offline={start.offline}
      className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      <Button busyText={start.sending} tone={isMain ? 'primary' : 'quiet'}>
        {isMain ? code.sendNew : code.resend}
      </Button>
      <ResendHint resendAt={resendAt} words={{ askAgainAt, askAgainIn }} />
    </PostForm>
  )
}
