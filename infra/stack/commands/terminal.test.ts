import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createTerminal } from './terminal.ts'

describe('a question', () => {
  it('is answered by a line', async () => {
    const { terminal, input, screen } = start({ isTTY: true })
    const answer = terminal.ask('Continue? (y/N)')
    input.write('  y \n')
    expect(await answer).toBe('y')
    expect(screen()).toBe('Continue? (y/N) ')
  })

  it('has no answer if the input ends', async () => {
    const { terminal, input } = start({ isTTY: true })
    const answer = terminal.ask('Continue?')
    input.end()
    expect(await answer).toBeUndefined()
  })

  it('is not asked without an interactive terminal', async () => {
    const { terminal, screen } = start({ isTTY: false })
    expect(await terminal.ask('Continue?')).toBeUndefined()
    expect(screen()).toBe('')
  })
})

describe('progress', () => {
  it('stays on one line of a screen, and ends before the next thing that is said', () => {
    const { terminal, screen } = start({ isTTY: true })
    terminal.progress('Waiting', '15 s')
    terminal.progress('Waiting', '30 s')
    terminal.say('There.')
    expect(screen()).toBe('\r\u001b[KWaiting, 15 s\r\u001b[KWaiting, 30 s\nThere.\n')
  })

  it('is one line of a log whenever something changes', () => {
    const { terminal, screen } = start({ isTTY: false })
    terminal.progress('Pending', '15 s')
    terminal.progress('Pending', '30 s')
    terminal.progress('Failed', '45 s')
    terminal.say('There.')
    expect(screen()).toBe('Pending\nFailed\nThere.\n')
  })
})

function start({ isTTY }: { isTTY: boolean }) {
  const input = Object.assign(new PassThrough(), { isTTY })
  const output = Object.assign(new PassThrough(), { isTTY })
  let written = ''
  output.on('data', (chunk) => (written += String(chunk)))
  return { terminal: createTerminal(input, output), input, screen: () => written }
}
