import { expect, test } from 'vitest'
import { HELP, parseArguments } from './arguments.ts'
import { READ_ACTIONS } from './aws-call.ts'

const NONE = { isHelp: false, isJson: false, isLocal: false, fromFile: undefined, tableName: undefined }

test.each([
  [[], NONE],
  [['--local', '--json'], { ...NONE, isLocal: true, isJson: true }],
  [['--', '--from', 'a.env', '--table=b'], { ...NONE, fromFile: 'a.env', tableName: 'b' }],
  [['-h'], { ...NONE, isHelp: true }],
])('%j', (given, value) => {
  expect(parseArguments(given)).toEqual({ ok: true, value })
})

test.each([[['--lokal']], [['a.env']], [['--from']], [['--local', '--from', 'a.env']]])(
  '%j is refused with a sentence',
  (given) => {
    expect(parseArguments(given)).toEqual({ ok: false, error: expect.stringMatching(/\w/) })
  },
)

test('the help names every option and every permission', () => {
  for (const option of ['--local', '--from', '--table', '--json', '--help']) expect(HELP).toContain(option)
  for (const action of Object.keys(READ_ACTIONS)) expect(HELP).toContain(action)
})
