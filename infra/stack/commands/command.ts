import type { Operator } from './operator.ts'

export type Option = {
  /** What stands behind the option, such as `ADDRESS`; a flag has neither this nor `choices`. */
  readonly value?: string
  /** All values that there are, where they are few. */
  readonly choices?: readonly string[]
  readonly says: string
  readonly isRequired?: true
}

/** What a person typed: `--app-origin X` is `texts.appOrigin`, `--yes` and `--no-yes` are `flags.yes`. */
export type Given = {
  readonly texts: Readonly<Record<string, string>>
  readonly flags: Readonly<Record<string, boolean>>
}

/** Does the work. Resolves to the exit code; rejects with what `whatIsWrong` explains. */
export type Run = (given: Given, operator: Operator) => Promise<number>

/** The same for the local servers. */
type RunLocally = (say: (line: string) => void, signal: AbortSignal) => Promise<number>

export type Command = {
  readonly example: string
  readonly says: string
  readonly options: Readonly<Record<string, Option>>
  /** What runs instead where no stage is given: it works on this machine alone, and without the stack's packages. */
  readonly loadLocally?: () => Promise<RunLocally>
  /** Loaded late: a mistyped option and `--help` need neither CDK nor the AWS SDK. */
  readonly load: () => Promise<Run>
}
