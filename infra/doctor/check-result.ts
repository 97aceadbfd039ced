import type { Context } from './context.ts'

/** One problem, and its fix: a command to run, or a page of the AWS console. */
export type Problem = {
  /** `fail`: sign-ins fail, or are open to abuse. `warning`: it works, but not as well or as long as it should. */
  readonly severity: 'warning' | 'fail'
  readonly summary: string
  readonly fix: string
}

/** The result of a check; `skipped` if another check reports the cause. */
export type CheckResult =
  | { readonly status: 'ok'; readonly summary: string }
  | { readonly status: 'skipped'; readonly reason: string }
  | { readonly status: 'warning' | 'fail'; readonly problems: readonly Problem[] }

/** One line of the report. */
export type Check = { readonly name: string; readonly run: (context: Context) => Promise<CheckResult> }

export type NamedResult = { readonly name: string; readonly result: CheckResult }

export function fail(summary: string, fix: string): Problem {
  return { severity: 'fail', summary, fix }
}

export function warning(summary: string, fix: string): Problem {
  return { severity: 'warning', summary, fix }
}

export function skipped(reason: string): CheckResult {
  return { status: 'skipped', reason }
}

/** The result for these problems; `summary` describes it if there are none. */
export function resultOf(problems: readonly Problem[], summary: string): CheckResult {
  if (problems.length === 0) return { status: 'ok', summary }
  return { status: problems.some(({ severity }) => severity === 'fail') ? 'fail' : 'warning', problems }
}
