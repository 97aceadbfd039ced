import type { ReactNode } from 'react'
import { Address } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { StatusRegion } from '#app/_components/status-region.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { otherAccountNote } from '#app/_forms/other-person.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import { requireUser } from '#lib/auth/session.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { signOutAction } from './actions.ts'

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const user = await requireUser()
  const { words: all } = await pageMessages()
  const { home: words } = all
  const note = await otherAccountNote(all, user, await searchParams)
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Heading>{words.heading}</Heading>
      {note === undefined ? null : <StatusRegion note={note} />}
      <dl className="mt-6 space-y-5">
        {user.name === undefined ? null : (
          <Fact label={words.name}>
            <bdi translate="no" className="break-words">
              {user.name}
            </bdi>
          </Fact>
        )}
        <Fact label={words.email}>
          <Address plain>{user.email}</Address>
        </Fact>
        <Fact label={words.since}>
          <LocalTime epochSeconds={user.signedInAt} date />
        </Fact>
      </dl>
      <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
        <PostForm action={signOutAction} person="anyone">
          <Button busyText={words.signingOut} tone="quiet">
            {words.signOut}
          </Button>
        </PostForm>
        <TextLink href="/account">{words.account}</TextLink>
      </div>
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="mt-0.5 font-medium text-lg">{children}</dd>
    </div>
  )
}
