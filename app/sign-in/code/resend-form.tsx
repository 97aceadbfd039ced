import { Button } from '#app/ui/button.tsx'
import { resendCodeAction } from './actions.ts'
import { ResendHint } from './resend-hint.tsx'

type ResendFormProps = { resendAt: number; isMain: boolean }

/** Asks for the code again. It can always be pressed; pressing early only says when. */
export function ResendForm({ resendAt, isMain }: ResendFormProps) {
  return (
    <form action={resendCodeAction} className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button busyText="Sending..." tone={isMain ? 'primary' : 'quiet'}>
        {isMain ? 'Send a new code' : 'Send the code again'}
      </Button>
      <ResendHint resendAt={resendAt} />
    </form>
  )
}
