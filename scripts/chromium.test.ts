import { expect, test } from 'vitest'
import { pickChromium } from './chromium.ts'

const CHOSEN = '/opt/mine'
const OWN = '/cache/chrome'
const PATH = ['/usr/local/bin', '/usr/bin']

test("the chosen browser comes first, then Playwright's own, then the system's", () => {
  const everything = [CHOSEN, OWN, '/usr/bin/chromium']
  expect(pick(CHOSEN, everything)).toEqual({ kind: 'program', path: CHOSEN })
  expect(pick(undefined, everything)).toEqual({ kind: 'own' })
  expect(pick(undefined, ['/usr/bin/chromium'])).toEqual({ kind: 'program', path: '/usr/bin/chromium' })
})

test('one without windows is preferred to one with them', () => {
  const found = pick(undefined, ['/usr/local/bin/chromium', '/usr/bin/chromium-headless-shell'])
  expect(found).toEqual({ kind: 'program', path: '/usr/bin/chromium-headless-shell' })
})

test('Chromium is preferred to Chrome wherever they lie', () => {
  const found = pick(undefined, ['/usr/local/bin/google-chrome', '/usr/bin/chromium-browser'])
  expect(found).toEqual({ kind: 'program', path: '/usr/bin/chromium-browser' })
})

test('a chosen browser that is not there is an error, not a reason to take another', () => {
  expect(() => pick(CHOSEN, [OWN])).toThrow('CHROMIUM_PATH names no file: /opt/mine')
})

test('no browser is no browser', () => {
  expect(pick(undefined, [])).toBeUndefined()
})

function pick(chosen: string | undefined, existing: string[]) {
  return pickChromium({ chosen, ownPath: OWN, path: PATH, exists: (file) => existing.includes(file) })
}
