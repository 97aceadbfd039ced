import { Address } from '#app/ui/address.tsx'
import { Button } from '#app/ui/button.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { PendingSignIn } from '#lib/session/pending-sign-in.ts'
import { startAgainAction } from './actions.ts'

/** Somebody came back to step one while a code is on its way. */
export function PendingNotice({ pending }: { pending: PendingSignIn }) {
  return (
    <section
      className="mt-5 rounded-lg border-accent border-l-4 bg-note-soft px-4 py-3"
      aria-label="Open sign-in"
    >
      <p>
        You asked for a code at <LocalTime epochSeconds={pending.requestedAt} /> for{' '}
        <Address>{pending.email}</Address>.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-4">
        <TextLink href="/sign-in/code">Enter the code</TextLink>
        <form action={startAgainAction}>
          <Button busyText="Start again" tone="quiet">
            Start again
          </Button>
        </form>
      </div>
    </section>
  )
}
