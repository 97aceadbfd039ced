import { EmailAddressSchema } from '#lib/email-address.ts'
import type { Language } from '#lib/language.ts'
import { languageIn } from './language-in.ts'

type AboutUser = {
  readonly request: {
    readonly userAttributes?:
      | { readonly email?: string | undefined; readonly locale?: string | undefined }
      | null
      | undefined
    readonly userNotFound?: boolean | null | undefined
  }
}

/** Whom a mail goes to, and in which language. */
export type Recipient = { readonly address: string; readonly language: Language }

/** Nobody stands behind an unknown name; an address that our own rule refuses could name a second recipient. */
export function recipientOf({ request }: AboutUser): Recipient | undefined {
  if (request.userNotFound === true) return undefined
  const address = EmailAddressSchema.safeParse(request.userAttributes?.email).data
  return address === undefined ? undefined : { address, language: languageIn(request.userAttributes) }
}
