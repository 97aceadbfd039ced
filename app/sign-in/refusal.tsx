import { LocalTime } from '#app/ui/local-time.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { PasswordRefusal } from '#lib/auth/password-start.ts'
import { unavailable, wrongPassword } from './messages.ts'

type RefusalProps = {
  reason: Exclude<PasswordRefusal, { code: 'not-confirmed' }>
  hasPending: boolean
}

/** Why no code was requested, and what to do now. */
export function Refusal({ reason, hasPending }: RefusalProps) {
  if (reason.code === 'wrong') return wrongPassword
  if (reason.code === 'unavailable') return unavailable
  return (
    <>
      You have asked for several codes. The last one may still work. You can ask for another at{' '}
      <LocalTime epochSeconds={reason.retryAtSeconds} />.{' '}
      {hasPending ? <TextLink href="/sign-in/code">Enter the code</TextLink> : null}
    </>
  )
}
