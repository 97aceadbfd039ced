import { parseArgs } from 'node:util'
import type { Command, Given, Option } from './command.ts'
import { usageTrouble } from './trouble.ts'

/**
 * Reads what stands behind a command's name; undefined when it asks for help. Throws one sentence, with an example, about
 * what is unknown, incomplete or missing.
 */
export function parseOptions({ options, example }: Command, typed: readonly string[]): Given | undefined {
  const words = wordsIn(options, typed)
  if (words.some(({ name }) => name === 'help' || name === 'h')) return undefined
  const texts: Record<string, string> = {}
  const flags: Record<string, boolean> = {}
  for (const { name, value, isNegated, fault } of words) {
    if (fault !== undefined) throw wrong(fault)
    if (value === undefined) flags[name] = !isNegated
    else texts[name] = value
  }
  const required = Object.keys(options).filter((name) => options[name]?.isRequired)
  const missing = required.find((name) => texts[name] === undefined)
  if (missing !== undefined) throw wrong(`--${kebab(missing)} is missing.`)
  return { texts, flags }

  function wrong(sentence: string): Error {
    return usageTrouble(`${sentence} For example: ${example}`)
  }
}

type Options = Command['options']
type Word = {
  readonly name: string
  readonly value: string | undefined
  readonly isNegated: boolean
  readonly fault: string | undefined
}

function wordsIn(options: Options, typed: readonly string[]): Word[] {
  const types = Object.entries(options).map(
    ([name, option]) => [kebab(name), { type: isFlag(option) ? 'boolean' : 'string' }] as const,
  )
  const { tokens } = parseArgs({
    args: [...typed],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(types),
  })
  return tokens.flatMap((token) => {
    if (token.kind === 'option-terminator') return []
    if (token.kind === 'option') return [optionWord(options, token)]
    const fault = `"${token.value}" belongs to no option. Options stand behind a lone --, or npm takes them.`
    return [{ name: '', value: token.value, isNegated: false, fault }]
  })
}

type Token = {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function optionWord(options: Options, token: Token): Word {
  const isNegated = token.name.startsWith('no-')
  const name = camel(isNegated ? token.name.slice('no-'.length) : token.name)
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  return { name, value: token.value, isNegated, fault: faultOf(option, isNegated, token) }
}

function faultOf(
  option: Option | undefined,
  isNegated: boolean,
  { rawName, value, inlineValue }: Token,
): string | undefined {
  if (option === undefined || (isNegated && !isFlag(option))) return `There is no option ${rawName}.`
  if (isFlag(option)) return value === undefined ? undefined : `${rawName} takes no value.`
  // In `--sender --yes` the next option was taken for the value.
  const isNext = inlineValue !== true && value?.startsWith('-')
  if (value === undefined || isNext) return `${rawName} needs a value.`
  if (option.choices?.includes(value) !== false) return undefined
  return `${rawName} is ${option.choices.join(' or ')}, not "${value}".`
}

/** What `--help` prints. */
export function helpFor({ example, says, options }: Command): string {
  const rows = Object.entries({ ...options, help: { says: 'Shows this.' } }).map(
    ([name, { choices, value = choices?.join('|'), says: what }]: [string, Option]) =>
      [`--${kebab(name)}${value === undefined ? '' : ` ${value}`}`, what] as const,
  )
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  const indent = `\n${' '.repeat(width + 2)}`
  const lines = rows.map(([left, what]) => `  ${left.padEnd(width)}${what.replaceAll('\n', indent)}`)
  return [example, '', says, '', ...lines].join('\n')
}

/** `appOrigin` as it stands on a command line: `app-origin`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function isFlag({ value, choices }: Option): boolean {
  return value === undefined && choices === undefined
}
