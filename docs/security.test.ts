import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const PAGES = ['docs/security.md', 'docs/limits.md'] as const
const security = page('docs/security.md')

it('docs/security.md says what an emailed code is worth and lists the residual risks', () => {
  const worth = section('What an e-mailed code is worth')
  expect(worth).toContain('NIST SP 800-63B-4')
  expect(worth).toContain('e-mail must not be used for out-of-band authentication')
  expect(worth).toMatch(/\*\*No out-of-band authenticator\.\*\* .*3\.1\.3\.1/)
  expect(worth).toMatch(/\*\*Not AAL2\.\*\* .*two factors/)
  expect(worth).toMatch(/\*\*Not phishing-resistant\.\*\* .*3\.2\.5/)
  expect(worth).toMatch(/\*\*A person can relay it\.\*\*/)

  const risks = section('Residual risks')
  for (const risk of [
    'The mailbox',
    'Phishing in real time',
    'Locking somebody out with guesses',
    'Locking somebody out with mails',
    'The client address',
    'Telling who has an account',
    'Ended sessions elsewhere',
    'Squatting',
    'Operators',
    'What was not looked at',
  ]) {
    expect(risks).toContain(`- **${risk}.**`)
  }
  expect(risks).toContain('nothing was verified on live AWS')

  const missing = PAGES.flatMap((name) =>
    namedFiles(page(name))
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${name} names ${path}, which is not there`),
  )
  expect(missing).toEqual([])
})

describe('what the pages name', () => {
  it.each(PAGES)('is seen in %s', (name) => {
    expect(namedFiles(page(name)).length).toBeGreaterThan(20)
  })
})

describe('the table of OWASP ASVS 5.0', () => {
  const rows = [...security.matchAll(/^\| (\d[^|]*?) +\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
    ([, numbers = '', , here = '', how = '']) => ({ numbers, here: here.trim(), how }),
  )

  it('has every chapter that applies', () => {
    const chapters = new Set(rows.map(({ numbers }) => Number.parseInt(numbers, 10)))
    expect([...chapters]).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16])
  })

  it('names no requirement twice', () => {
    const numbers = rows.flatMap((row) => row.numbers.match(/\d+\.\d+\.\d+/g) ?? [])
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
  })

  it('says of each how it stands, in one of five words', () => {
    const words = ['kept', 'in part', 'not kept', "the deployment's", 'does not apply']
    expect(rows.filter(({ here }) => !words.includes(here))).toEqual([])
  })

  it('gives a file or a reason for each', () => {
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter(({ how }) => how.trim() === '')).toEqual([])
  })
})

function page(name: string): string {
  return readFileSync(join(root, name), 'utf8')
}

/** The text below a heading, up to the next one of its level, with each paragraph and each item on one line. */
function section(title: string): string {
  const body = security.split(`\n## ${title}\n`)[1] ?? ''
  return (body.split('\n## ')[0] ?? '').replace(/\n *(?![-\s])/g, ' ')
}

/** Paths in code spans, from the root, and targets of links, from `docs`. */
function namedFiles(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span = '']) => span)
  const paths = spans.filter(
    (span) => /^(app|lib|infra|e2e|docs|scripts)\//.test(span) || /^[\w.-]+\.(ts|mjs|json|md)$/.test(span),
  )
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => join('docs', target))
  return [...paths, ...links]
}
