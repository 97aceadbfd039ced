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
    expect(parse(line)).toEqual({ texts, flags })
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

function parse(line: string) {
  return parseOptions(command, line === '' ? [] : line.split(' '))
}

function errorOf(line: string) {
  try {
    return parse(line)
  } catch (error) {
    return describeError(error)
  }
}
