import type { Look } from './look.ts'

/** One thing that is not as it should be, and how to mend it: a command as it is typed, or a page of the console. */
export type Trouble = { readonly is: 'warning' | 'wrong'; readonly what: string; readonly mend: string }

/** What a check has found. `skipped` follows from a trouble that another check names. */
export type Finding =
  | { readonly status: 'ok'; readonly says: string }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'warning' | 'wrong'; readonly troubles: readonly Trouble[] }

/** One line of the report. */
export type Check = { readonly name: string; readonly examine: (look: Look) => Promise<Finding> }

/** Nobody signs in this way, or everybody does. */
export function wrong(what: string, mend: string): Trouble {
  return { is: 'wrong', what, mend }
}

/** It works, but not as well or not for as long as it should. */
export function warning(what: string, mend: string): Trouble {
  return { is: 'warning', what, mend }
}

export function skipped(why: string): Finding {
  return { status: 'skipped', why }
}

/** The troubles; what there is to say without any. */
export function found(troubles: readonly Trouble[], says: string): Finding {
  if (troubles.length === 0) return { status: 'ok', says }
  return { status: troubles.some(({ is }) => is === 'wrong') ? 'wrong' : 'warning', troubles }
}
