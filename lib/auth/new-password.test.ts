import { describe, expect, it } from 'vitest'
import { newPasswordFault } from './new-password.ts'

const ANNA = 'anna.lindqvist@example.com'

describe('a new password', () => {
  it.each([
    ['seven green ladders'],
    ['kYb7!nV2pQ3z'],
    ['Füße 🚲 und Öl'],
    ['パスワードは長い方が良いです'],
    ['un petit chat orange dort'],
    [`${'long '.repeat(50)}enough`],
  ])('%j will do', (password) => {
    expect(newPasswordFault(password, ANNA)).toBeUndefined()
  })

  it.each([
    ['', 'empty'],
    ['elevenchars', 'short'],
    // Eleven characters, though JavaScript counts more units.
    ['🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲', 'short'],
    ['a'.repeat(257), 'long'],
    [' seven green ladders', 'edges'],
    ['seven green ladders\t', 'edges'],
    ['passwordpassword', 'common'],
    ['123456789012', 'common'],
    ['Passw0rd1234', 'common'],
    ['Qwertyuiop123', 'common'],
    ['iloveyouiloveyou', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    [ANNA, 'common'],
    ['annalindqvist', 'common'],
  ])('%j is %s', (password, fault) => {
    expect(newPasswordFault(password, ANNA)).toBe(fault)
  })
})
