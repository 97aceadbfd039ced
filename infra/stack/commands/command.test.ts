import { describe, expect, it } from 'vitest'
import { PARAMETER_NAMES } from '../parameters.ts'
import { commands } from './all-commands.ts'
import { describeError } from './cli-error.ts'
import { type Command, helpFor, parseOptions } from './command.ts'

const command: Command = {
  example: 'npm run make -- --stage dev',
  help: 'Makes it.',
  options: {
    stage: { choices: ['dev', 'prod'], help: 'Which one.', isRequired: true },
    appOrigin: { value: 'URL', help: 'Where.\nHere.' },
    createIdentity: { help: 'Makes one.' },
  },
  load: async () => async () => 0,
}

describe('options', () => {
  it.each([
    ['--stage dev', { stage: 'dev' }, {}],
    ['--stage=dev --app-origin=', { stage: 'dev', appOrigin: '' }, {}],
    ['--stage dev --app-origin=-x', { stage: 'dev', appOrigin: '-x' }, {}],
    ['--create-identity --stage prod', { stage: 'prod' }, { createIdentity: true }],
    ['--stage dev --no-create-identity', { stage: 'dev' }, { createIdentity: false }],
    ['--stage dev --stage prod', { stage: 'prod' }, {}],
  ])('are parsed: %s', (line, texts, flags) => {
    expect(parse(line)).toEqual({ form: '', operands: [], texts, flags })
  })

  it.each(['--help', '-h', '--stage dev --help'])('ask for help: %s', (line) => {
    expect(parse(line)).toBeUndefined()
  })

  it.each([
    ['', '--stage is missing.'],
    ['--app-origin https://a.example', '--stage is missing.'],
    ['--stage', "Option '--stage <value>' argument missing."],
    ['--stage --create-identity', "Option '--stage' argument is ambiguous."],
    ['--stage test', '--stage is dev or prod, not "test".'],
    ['--stage dev --sender x', "Unknown option '--sender'."],
    ['--stage dev --to-string', "Unknown option '--to-string'."],
    ['--stage dev --no-app-origin', "Unknown option '--no-app-origin'."],
    ['--stage dev --create-identity=yes', "Option '--create-identity' does not take an argument."],
    ['dev', "Unexpected argument 'dev'."],
  ])('that are invalid get a sentence and an example: %s', (line, sentence) => {
    expect(errorOf(line)).toEqual({ output: expect.stringContaining(sentence), exitCode: 2 })
    expect(errorOf(line)).toEqual({
      output: expect.stringMatching(/ Options follow a lone --, for example: npm run make -- --stage dev$/),
      exitCode: 2,
    })
  })
})

describe('the words of a command that has forms', () => {
  const keeper: Command = {
    example: 'npm run keys -- lend KEY-1 anna',
    help: 'Keeps keys.',
    forms: ['show KEY', 'lend KEY PERSON', 'give back KEY'],
    options: { at: { value: 'TIME', help: 'When.' } },
    load: async () => async () => 0,
  }

  it.each([
    ['show k1', 'show', ['k1']],
    ['show lend', 'show', ['lend']],
    ['lend k1 anna --at noon', 'lend', ['k1', 'anna']],
    ['--at noon give back k1', 'give back', ['k1']],
  ])('are told apart: %s', (line, form, operands) => {
    expect(parse(line, keeper)).toMatchObject({ form, operands })
  })

  it.each(['', 'show', 'show k1 k2', 'lend k1', 'steal k1', 'SHOW k1'])(
    'that have none of them get a sentence with all: "%s"',
    (line) => {
      const subject = line === '' ? 'One of these is missing' : `"${line}" is none of`
      const sentence = `${subject}: show KEY, lend KEY PERSON, give back KEY.`
      expect(errorOf(line, keeper)).toEqual({ output: expect.stringContaining(sentence), exitCode: 2 })
    },
  )

  it('are explained by the help', () => {
    expect(helpFor(keeper)).toContain('\n  show KEY\n  lend KEY PERSON\n  give back KEY\n\n  --at TIME')
  })
})

describe('the help', () => {
  it('explains every option, in columns', () => {
    expect(helpFor(command)).toBe(`npm run make -- --stage dev

Makes it.

  --stage dev|prod   Which one.
  --app-origin URL   Where.
                     Here.
  --create-identity  Makes one.
  --help             Prints this help.`)
  })

  it.each(Object.entries(commands))('%s fits a terminal, and its example works', (name, each) => {
    const lines = helpFor(each).split('\n')
    expect(lines.filter((line) => line.length > 120)).toEqual([])
    const [, typed = ''] = each.example.split(` ${name} -- `)
    expect(parseOptions(each, typed.split(' '))).toMatchObject({
      texts: { stage: /dev|prod/.exec(typed)?.[0] },
    })
  })

  it('a deployment can be told every parameter of the stack', () => {
    for (const name of ['deploy', 'diff']) {
      expect(Object.keys(commands[name]?.options ?? {})).toEqual(expect.arrayContaining(PARAMETER_NAMES))
    }
  })
})

function parse(line: string, of = command) {
  return parseOptions(of, line === '' ? [] : line.split(' '))
}

function errorOf(line: string, of = command) {
  try {
    return parse(line, of)
  } catch (error) {
    return describeError(error)
  }
}
