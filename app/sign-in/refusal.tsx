import { LocalTime } from '#app/ui/local-time.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { RequestCodeError } from '#lib/auth/request-code.ts'
import { unavailable } from './messages.ts'

/** Why no code was requested, and what to do now. */
export function Refusal({ reason, hasPending }: { reason: RequestCodeError; hasPending: boolean }) {
  if (reason.code === 'unavailable') return unavailable
  return (
    <>
      You have asked for several codes. The last one may still work. You can ask for another at{' '}
      <LocalTime epochSeconds={reason.retryAtSeconds} />.{' '}
      {hasPending ? <TextLink href="/sign-in/code">Enter the code</TextLink> : null}
    </>
  )
}
