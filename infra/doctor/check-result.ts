import type { Context } from './context.ts'

/** One thing that is not as it should be, and how to mend it: a command as it is typed, or a page of the console. */
export type Problem = { readonly is: 'warning' | 'wrong'; readonly what: string; readonly mend: string }

/** What a check has found. `skipped` follows from a problem that another check names. */
export type CheckResult =
  | { readonly status: 'ok'; readonly says: string }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'warning' | 'wrong'; readonly problems: readonly Problem[] }

/** One line of the report. */
export type Check = { readonly name: string; readonly examine: (context: Context) => Promise<CheckResult> }

/** Nobody signs in this way, or everybody does. */
export function fail(what: string, mend: string): Problem {
  return { is: 'wrong', what, mend }
}

/** It works, but not as well or not for as long as it should. */
export function warning(what: string, mend: string): Problem {
  return { is: 'warning', what, mend }
}

export function skipped(why: string): CheckResult {
  return { status: 'skipped', why }
}

/** The problems; what there is to say without any. */
export function resultOf(problems: readonly Problem[], says: string): CheckResult {
  if (problems.length === 0) return { status: 'ok', says }
  return { status: problems.some(({ is }) => is === 'wrong') ? 'wrong' : 'warning', problems }
}
