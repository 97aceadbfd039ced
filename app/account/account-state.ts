/** What a form of the account page knows after it was sent. */
export type AccountFormState =
  | { readonly status: 'idle' }
  | { readonly status: 'saved' }
  | { readonly status: 'invalid'; readonly name: string; readonly fault: NameFault }
  | { readonly status: 'unavailable'; readonly name?: string }

export type NameFault = 'too-long' | 'characters'

export const MAX_NAME = 60

/** More than a name may have, so that one that is too long can be said to be. */
export const MAX_TYPED = 200

/** Why something typed is no name. Any letters of any script are fine; what would be invisible on a page is not. */
export function nameFault(name: string): NameFault | undefined {
  if (name.length > MAX_NAME) return 'too-long'
  return /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>]/u.test(name) ? 'characters' : undefined
}
