import 'server-only'
import { isPasswordMode } from '#lib/env.ts'
import type { Messages } from '#lib/messages/messages.ts'

type Refusals = Messages['start']['refusals']
type OfPasswords = 'wrong' | 'wrong-again'

/** What a form that begins with an address says by itself. */
export type StartWords = Pick<Messages['start'], 'email' | 'faults' | 'strangeCode'> & {
  readonly refusals: Omit<Refusals, OfPasswords> & Partial<Pick<Refusals, OfPasswords>>
}

/** These words, without those of passwords where there are none: a page carries each of them. */
export function startWords({ email, faults, strangeCode, refusals }: Messages['start']): StartWords {
  const { wrong: _, 'wrong-again': _again, ...others } = refusals
  return { email, faults, strangeCode, refusals: isPasswordMode() ? refusals : others }
}
