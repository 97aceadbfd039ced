import type { EmailAddress } from '#lib/email-address.ts'

/** The form field for whom the page of a form was made. */
export const PERSON_FIELD = 'for'

/** Whom a form is for: the person that its page was made for, or anyone. */
export type FormPerson = EmailAddress | 'anyone'

/** Goes with every form, so that its action can tell whom the page was made for. */
export function PersonField({ person }: { person: FormPerson }) {
  return person === 'anyone' ? null : <input type="hidden" name={PERSON_FIELD} value={person} />
}
