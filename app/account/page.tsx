import type { ReactNode } from 'react'
import { Address } from '#app/_components/address.tsx'
import { Button } from '#app/_components/button.tsx'
import { Heading } from '#app/_components/heading.tsx'
import { LocalTime } from '#app/_components/local-time.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import { TextLink } from '#app/_components/text-link.tsx'
import { flashState } from '#app/_forms/flash-state.ts'
import { typedBefore } from '#app/_forms/interruption.ts'
import { otherAccountNote } from '#app/_forms/other-person.tsx'
import { PostForm } from '#app/_forms/post-form.tsx'
import { signOutAction } from '#app/actions.ts'
import { requireUser } from '#lib/auth/session.ts'
import { isPasswordMode } from '#lib/env.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { signOutEverywhereAction } from './actions.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { nameStates, signOutEverywhereStates } from './form-state.ts'
import { NameForm } from './name-form.tsx'

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const user = await requireUser()
  const query = await searchParams
  const { words: all } = await pageMessages()
  const { account: words, home } = all
  const { title, name, nameHint, nameFaults, save, saving, saved, unavailable } = words
  return (
    <>
      <Heading>{words.title}</Heading>
      <p className="mt-3">
        <Address>{user.email}</Address>
      </p>
      <NameForm
        key={user.email}
        person={user.email}
        note={await otherAccountNote(all, user, query)}
        words={{ title, name, nameHint, nameFaults, save, saving, saved, unavailable }}
        flash={await flashState(nameStates, query)}
        name={(await typedBefore('name', query)) ?? user.name ?? ''}
      />
      <Section title={words.sessions}>
        <p className="text-muted">
          <Sentence of={words.since} values={{ time: <LocalTime epochSeconds={user.signedInAt} date /> }} />
        </p>
        <div className="mt-4 flex flex-wrap items-start gap-3">
          <PostForm action={signOutAction} person="anyone">
            <Button busyText={home.signingOut} tone="quiet">
              {home.signOut}
            </Button>
          </PostForm>
          <ConfirmForm
            key={user.email}
            person={user.email}
            action={signOutEverywhereAction}
            flash={await flashState(signOutEverywhereStates, query)}
            text={words.signOutEverywhere}
            busyText={home.signingOut}
            unavailable={words.unavailable}
          />
        </div>
      </Section>
      {isPasswordMode() ? (
        <Section title={words.password}>
          <TextLink href="/account/password">{words.changePassword}</TextLink>
        </Section>
      ) : null}
      <Section title={words.delete}>
        <p className="text-muted">{words.deleteText}</p>
        <p className="mt-3">
          <TextLink href="/account/delete">{words.delete}</TextLink>
        </p>
      </Section>
      <p className="mt-8 border-line border-t pt-5">
        <TextLink href="/">{words.home}</TextLink>
      </p>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8 border-line border-t pt-5">
      <h2 className="font-semibold text-lg">{title}</h2>
      <div className="mt-2">{children}</div>
    </section>
  )
}
