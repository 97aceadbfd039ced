import { parseArgs } from 'node:util'
import { usageError } from './cli-error.ts'
import type { Operator } from './operator.ts'

export type Option = {
  /** The placeholder for the option's value, such as `ADDRESS`. A flag has neither this nor `choices`. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly help: string
  readonly isRequired?: true
}

/**
 * What was typed. `group add ADDRESS GROUP` has the `form` "group add", and two operands. Of the options, `--app-origin X` is
 * `texts.appOrigin`; `--yes` and `--no-yes` are `flags.yes`.
 */
export type Given = {
  /** Empty for a command that has no forms. */
  readonly form: string
  readonly operands: readonly string[]
  readonly texts: Readonly<Record<string, string>>
  readonly flags: Readonly<Record<string, boolean>>
}

/** Runs a command. Resolves to the exit code; rejects with what `describeError` describes. */
export type Run = (given: Given, operator: Operator) => Promise<number>

/** The same for the local servers. */
type RunLocally = (
  print: (line: string) => void,
  given: Given,
  interruption: () => AbortSignal,
) => Promise<number>

export type Command = {
  readonly example: string
  readonly help: string
  /** What stands before the options; words in capitals are operands. None: options only. */
  readonly forms?: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  /** Runs without --stage; it needs neither AWS nor the packages of the stack. */
  readonly loadLocally?: () => Promise<RunLocally>
  /** Loaded late: `--help` and invalid options need neither CDK nor the AWS SDK. */
  readonly load: () => Promise<Run>
}

/** Parses the options after a command's name; undefined if they ask for help. Throws one sentence and an example. */
export function parseOptions(command: Command, typed: readonly string[]): Given | undefined {
  const { options, example } = command
  if (typed.includes('--help') || typed.includes('-h')) return undefined
  try {
    const { positionals, values: given } = parsed(command, typed)
    const values = Object.entries(given).map(([name, value]) => [camelCase(name), value])
    const texts: Record<string, string> = Object.fromEntries(
      values.filter(([, value]) => typeof value === 'string'),
    )
    const flags: Record<string, boolean> = Object.fromEntries(
      values.filter(([, value]) => typeof value === 'boolean'),
    )
    for (const [name, option] of Object.entries(options)) check(name, option, texts[name])
    return { ...formOf(command, positionals), texts, flags }
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error)
    throw usageError(`${sentence.replace(/\.?$/, '.')} Options follow a lone --, for example: ${example}`)
  }
}

function parsed({ options, forms = [] }: Command, typed: readonly string[]) {
  const types = Object.entries(options).map(
    ([name, option]) => [kebabCase(name), { type: isFlag(option) ? 'boolean' : 'string' }] as const,
  )
  return parseArgs({
    args: [...typed],
    allowNegative: true,
    allowPositionals: forms.length > 0,
    options: Object.fromEntries(types),
  })
}

/** The form that the words have, and its operands. */
function formOf({ forms = [] }: Command, words: readonly string[]): Pick<Given, 'form' | 'operands'> {
  if (forms.length === 0) return { form: '', operands: [] }
  const form = forms.map((each) => each.split(' ')).find((each) => hasForm(words, each))
  if (form === undefined) {
    const subject = words.length === 0 ? 'One of these is missing' : `"${words.join(' ')}" is none of`
    throw new Error(`${subject}: ${forms.join(', ')}`)
  }
  return {
    form: form.filter((word) => !isOperand(word)).join(' '),
    operands: words.filter((_, index) => isOperand(form[index] ?? '')),
  }
}

function hasForm(words: readonly string[], form: readonly string[]): boolean {
  return words.length === form.length && form.every((word, index) => isOperand(word) || word === words[index])
}

function isOperand(word: string): boolean {
  return /^[A-Z]+$/.test(word)
}

function check(name: string, { choices, isRequired }: Option, text: string | undefined): void {
  if (text === undefined && isRequired) throw new Error(`--${kebabCase(name)} is missing`)
  if (text === undefined || choices === undefined || choices.includes(text)) return
  throw new Error(`--${kebabCase(name)} is ${choices.join(' or ')}, not "${text}"`)
}

/** The text of `--help`. */
export function helpFor({ example, help, forms = [], options }: Command): string {
  const rows = Object.entries({ ...options, help: { help: 'Prints this help.' } }).map(
    ([name, { choices, value = choices?.join('|'), help: text }]: [string, Option]) =>
      [`--${kebabCase(name)}${value === undefined ? '' : ` ${value}`}`, text] as const,
  )
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  const indent = `\n${' '.repeat(width + 2)}`
  const lines = rows.map(([left, text]) => `  ${left.padEnd(width)}${text.replaceAll('\n', indent)}`)
  const usage = forms.length === 0 ? [] : [...forms.map((form) => `  ${form}`), '']
  return [example, '', help, '', ...usage, ...lines].join('\n')
}

/** The name of an option on the command line: `app-origin` for `appOrigin`. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function isFlag({ value, choices }: Option): boolean {
  return value === undefined && choices === undefined
}
