import 'server-only'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { addressIn } from '#app/_components/address.tsx'
import { Sentence } from '#app/_components/sentence.tsx'
import type { User } from '#lib/auth/session.ts'
import { type EmailAddress, EmailAddressSchema } from '#lib/email-address.ts'
import { textField } from '#lib/http/form-field.ts'
import { MAX_EMAIL_FIELD } from '#lib/limits.ts'
import type { Messages, Template } from '#lib/messages/messages.ts'
import { flashState, forgetFlash, type Query, redirectWithState } from './flash-state.ts'
import { PERSON_FIELD } from './person-field.tsx'

const otherPersonStates = { name: 'other-person', schema: z.object({ email: EmailAddressSchema }) }

/**
 * Leads a form whose page was made for another person, who was in this browser before, to the page as it is now. Nothing that was
 * posted is kept but whom it was for.
 * @param page of the form
 */
export async function requireOwnPage(form: unknown, email: EmailAddress, page: string): Promise<void> {
  const posted = textField(form, PERSON_FIELD, MAX_EMAIL_FIELD)
  if (posted === email) return forgetFlash(otherPersonStates)
  const other = EmailAddressSchema.safeParse(posted)
  if (other.success) await redirectWithState(otherPersonStates, page, { email: other.data })
  redirect(page)
}

/** What a signed-in person should know of another account here: whose page did nothing, or whose session their sign-in ended. */
export async function otherAccountNote(
  { otherPerson, home }: Pick<Messages, 'otherPerson' | 'home'>,
  { email, replaced }: User,
  query: Query,
): Promise<ReactNode> {
  const note = await otherPersonNote(otherPerson.signedIn, email, query)
  if (note !== undefined || replaced === undefined) return note
  return <Sentence of={home.replaced} values={{ address: addressIn(replaced) }} />
}

/** Says for whom the page was whose form did nothing, and for whom this one is; undefined on any other page. */
export async function otherPersonNote(
  sentence: Template<'other' | 'address'>,
  email: EmailAddress,
  query: Query,
): Promise<ReactNode> {
  const other = await flashState(otherPersonStates, query)
  if (other === undefined || other.email === email) return undefined
  return <Sentence of={sentence} values={{ other: addressIn(other.email), address: addressIn(email) }} />
}
