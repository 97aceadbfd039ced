import { describe, expect, it } from 'vitest'
import { safeRedirect } from './redirects.ts'

const SITE = 'https://example.com'

describe('10,000 fuzzed redirect targets never leave the site', () => {
  it('holds for strings made of everything that URL parsers stumble over', () => {
    const random = linearCongruence(20_261_123)
    for (let round = 0; round < 10_000; round += 1) {
      const length = 1 + (random() % 9)
      const parts = Array.from({ length }, () => PARTS[random() % PARTS.length] ?? '/')
      assertStays(parts.join(''))
      assertStays(`/${parts.join('')}`)
    }
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' /account',
    '',
  ])('%j leads home', (candidate) => {
    expect(safeRedirect(candidate)).toBe('/')
  })

  it.each([undefined, null, 7, ['/account'], { toString: () => '/account' }])(
    '%j leads home',
    (candidate) => {
      expect(safeRedirect(candidate)).toBe('/')
    },
  )

  it.each(['/', '/account', '/account?tab=name#top', '/a%20b'])('%j is kept', (candidate) => {
    expect(safeRedirect(candidate)).toBe(candidate)
  })
})

const PARTS = [
  '/',
  '//',
  '\\',
  '..',
  '.',
  '%2e',
  '%2f',
  '%5c',
  '@',
  ':',
  '?',
  '#',
  ';',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u00a0',
  '\u2028',
  '\uff0f',
  '\u3002',
  'evil.example',
  'https:',
  'javascript:',
  'data:',
  'x',
  '[',
  ']',
  '%',
]

function assertStays(candidate: string): void {
  const path = safeRedirect(candidate)
  expect(path, JSON.stringify(candidate)).toMatch(/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/)
  expect(new URL(path, SITE).origin, JSON.stringify(candidate)).toBe(SITE)
}

/** A fixed sequence, so that a failure repeats. */
function linearCongruence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state >> 8
  }
}
