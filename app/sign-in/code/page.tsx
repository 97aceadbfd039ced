import { redirect } from 'next/navigation'
import { Address } from '#app/ui/address.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { StatusRegion } from '#app/ui/status-region.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { currentUser, type User } from '#lib/auth/current-user.ts'
import { asksForPassword } from '#lib/env.ts'
import { type PendingSignIn, readPendingSignIn } from '#lib/session/pending-sign-in.ts'
import { submitCodeAction } from './actions.ts'
import { AlreadySignedIn } from './already-signed-in.tsx'
import { CodeForm } from './code-form.tsx'
import { NotReceived } from './not-received.tsx'
import { sayNotice } from './notice.tsx'
import { ResendForm } from './resend-form.tsx'

export default async function CodePage() {
  const [pending, user] = await Promise.all([readPendingSignIn(), currentUser()])
  if (pending === undefined) redirect(user === null ? '/sign-in' : '/')
  if (user !== null && wasFinished(pending, user)) return <AlreadySignedIn email={user.email} />

  // Behind a password, only the person can begin again; the sign-in page says why they are there.
  if (asksForPassword() && pending.session === undefined) redirect('/sign-in')

  const { parameters } = pending
  const said = sayNotice(pending)
  const isDead = isDeadCode(pending)
  return (
    <>
      <Heading>Check your e-mail</Heading>
      <WhereItWent pending={pending} isDead={isDead} />
      {isDead ? (
        <>
          <PageTitle isError>Check your e-mail</PageTitle>
          <StatusRegion error={said.error} note={said.note} />
        </>
      ) : (
        <CodeForm
          action={submitCodeAction}
          title={parameters.fieldTitle ?? 'Code'}
          hint={parameters.fieldHint ?? `${parameters.codeLength} digits`}
          codeLength={parameters.codeLength}
          said={said}
          typed={pending.typed ?? ''}
          signIn={`code ${pending.requestedAt}`}
        />
      )}
      <ResendForm resendAt={parameters.resendAt} isMain={isDead} />
      <NotReceived sender={parameters.sender} email={pending.email} />
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

function WhereItWent({ pending, isDead }: { pending: PendingSignIn; isDead: boolean }) {
  const { codeLength, sender, expiresAt } = pending.parameters
  return (
    <div className="mt-3 space-y-2 text-muted">
      <p>
        We sent a {codeLength}-digit code to <Address>{pending.email}</Address>.{' '}
        <TextLink href="/sign-in">Change</TextLink>
      </p>
      {isDead ? null : (
        <p>
          It comes from <strong className="inline-block break-words text-ink">{sender}</strong> and works
          until{' '}
          <strong className="text-ink">
            <LocalTime epochSeconds={expiresAt} />
          </strong>
          .
        </p>
      )}
    </div>
  )
}
