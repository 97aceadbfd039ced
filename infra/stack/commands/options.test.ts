import { describe, expect, it } from 'vitest'
import { PARAMETER_NAMES } from '../parameters.ts'
import { commands } from './all-commands.ts'
import type { Command } from './command.ts'
import { helpFor, parseOptions } from './options.ts'
import { whatIsWrong } from './trouble.ts'

const command: Command = {
  example: 'npm run make -- --stage dev',
  says: 'Makes it.',
  options: {
    stage: { choices: ['dev', 'prod'], says: 'Which one.', isRequired: true },
    appOrigin: { value: 'URL', says: 'Where.\nHere.' },
    createIdentity: { says: 'Makes one.' },
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
  ])('are taken as they are meant: %s', (line, texts, flags) => {
    expect(parse(line)).toEqual({ texts, flags })
  })

  it.each(['--help', '-h', '--stage dev --help'])('ask for help: %s', (line) => {
    expect(parse(line)).toBeUndefined()
  })

  it.each([
    ['', '--stage is missing.'],
    ['--app-origin https://a.example', '--stage is missing.'],
    ['--stage', '--stage needs a value.'],
    ['--stage --create-identity', '--stage needs a value.'],
    ['--stage test', '--stage is dev or prod, not "test".'],
    ['--stage dev --sender x', 'There is no option --sender.'],
    ['--stage dev --app-orign x', 'There is no option --app-orign.'],
    ['--stage dev --to-string', 'There is no option --to-string.'],
    ['--stage dev --no-app-origin', 'There is no option --no-app-origin.'],
    ['--stage dev --create-identity=yes', '--create-identity takes no value.'],
    ['dev', '"dev" belongs to no option. Options stand behind a lone --, or npm takes them.'],
  ])('get one sentence and an example: %s', (line, sentence) => {
    const wrong = troubleOf(line)
    expect(wrong).toEqual({ said: `${sentence} For example: npm run make -- --stage dev`, exitCode: 2 })
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
  --help             Shows this.`)
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

function troubleOf(line: string) {
  try {
    return parse(line)
  } catch (error) {
    return whatIsWrong(error)
  }
}
