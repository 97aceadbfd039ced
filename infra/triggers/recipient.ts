import { EmailAddressSchema } from '#lib/email-address.ts'

type AboutUser = {
  readonly request: {
    readonly userAttributes?: { readonly email?: string | undefined } | null | undefined
    readonly userNotFound?: boolean | null | undefined
  }
}

/** Nobody stands behind an unknown name; an address that our own rule refuses could name a second recipient. */
export function recipientOf({ request }: AboutUser): string | undefined {
  if (request.userNotFound === true) return undefined
  return EmailAddressSchema.safeParse(request.userAttributes?.email).data
}
