import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8').replace(/\n *(?![-\s#|])/g, ' ')

describe('docs/security.md', () => {
  it.each([
    'email must not be used for out-of-band authentication',
    '**Not AAL2.**',
    '**Not phishing-resistant.**',
    '**A person can relay it.**',
  ])('says what an emailed code is not: %s', (statement) => {
    expect(section('What an emailed code is worth')).toContain(statement)
  })

  it.each([
    'The mailbox',
    'Phishing in real time',
    'Lockout by guesses',
    'Lockout by emails',
    'The client address',
    'Finding accounts',
    'What one instance remembers',
    'Cold starts and slow calls',
    'Operators',
    'What was not examined',
  ])('lists the residual risk: %s', (risk) => {
    expect(section('Residual risks')).toContain(`- **${risk}.**`)
  })
})

function section(title: string): string {
  return page.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
}
