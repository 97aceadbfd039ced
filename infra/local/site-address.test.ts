import { describe, expect, test } from 'vitest'
import { siteAddress } from './site-address.ts'

const NETWORK = '192.168.1.5'
const addressOf = (command: readonly [string, ...string[]], APP_ORIGIN?: string) =>
  siteAddress(command, { PORT: 3000, APP_ORIGIN }, NETWORK)

describe('the site', () => {
  test('listens on this machine alone unless Next is told otherwise', () => {
    expect(addressOf(['next', 'dev'])).toEqual({
      command: ['next', 'dev', '--hostname', 'localhost', '--port', '3000'],
      listensAt: 'http://localhost:3000',
      origin: 'http://localhost:3000',
    })
    expect(addressOf(['next', 'start', '-H', '127.0.0.1', '--port=4000'])).toEqual({
      command: ['next', 'start', '-H', '127.0.0.1', '--port=4000'],
      listensAt: 'http://127.0.0.1:4000',
      origin: 'http://127.0.0.1:4000',
    })
  })

  test.each(['0.0.0.0', '::'])('on all addresses (%s) is found by that of the network', (hostname) => {
    const { listensAt, origin } = addressOf(['next', 'dev', '--hostname', hostname])
    expect([listensAt, origin]).toEqual([`http://${NETWORK}:3000`, `http://${NETWORK}:3000`])
    const offline = siteAddress(
      ['next', 'dev', '-H', hostname],
      { PORT: 3000, APP_ORIGIN: undefined },
      undefined,
    )
    expect(offline.origin).toBe('http://localhost:3000')
  })

  test('is where APP_ORIGIN says, wherever it listens', () => {
    const tunnel = 'https://abc-3000.tunnel.example'
    expect(addressOf(['next', 'dev'], tunnel)).toMatchObject({
      listensAt: 'http://localhost:3000',
      origin: tunnel,
    })
    expect(addressOf(['node', 'x.js'], tunnel)).toEqual({
      command: ['node', 'x.js'],
      listensAt: 'http://localhost:3000',
      origin: tunnel,
    })
  })

  test('as a production build stays on this machine', () => {
    for (const [hostname, origin] of [
      ['localhost', 'https://abc-3000.tunnel.example'],
      ['0.0.0.0', undefined],
    ] as const) {
      expect(() => addressOf(['next', 'start', '--hostname', hostname], origin)).toThrow(
        /^A production build takes a local Cognito on this machine only: try https?:\S+ with npm run dev\.$/,
      )
    }
  })
})
