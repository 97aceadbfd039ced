import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { couldBePassword, isCommonPassword, newPasswordFault } from './password.ts'

let now = Date.parse('2026-11-24T10:00:00Z')

beforeEach(() => {
  now += 600_000
  vi.useFakeTimers({ now, toFake: ['Date'] })
})

afterAll(() => {
  vi.useRealTimers()
})

const ANNA = 'anna.lindqvist@example.com'

describe('a new password', () => {
  it.each([
    ['seven green ladders'],
    ['kYb7!nV2pQ3z'],
    ['Füße 🚲 und Öl'],
    ['パスワードは長い方が良いです'],
    ['un petit chat orange dort'],
    [`${'a house behind the sea, '.repeat(10)}long enough`],
    ['kYb7!nV2pQ3z'.padEnd(256, ' ladders green seven')],
    // Words with a number are fine when the words are.
    ['green ladders 2026'],
    ['seven ladders'],
    ['hunter8374619283'],
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
    ['football2026!', 'common'],
    ['Summer2026!!', 'common'],
    ['Dezember2025!', 'common'],
    ['Liverpool2024!', 'common'],
    ['p@55w0rd2026', 'common'],
    ['qwertzuiopasdf', 'common'],
    ['asdfghjklasdfghjkl', 'common'],
    ['zaq12wsxcde34rfv', 'common'],
  ])('%j is %s', (password, fault) => {
    expect(newPasswordFault(password, ANNA)).toBe(fault)
  })
})

describe('the estimate', () => {
  it('of the costliest password beside the longest address takes 40 ms of CPU at most', () => {
    const address = `${'ab.cde_f-gh+'.repeat(5)}@${'abc.'.repeat(15)}com`
    isCommonPassword('seven green ladders', ANNA)
    const costliest = ['p@55w0rd', 'a1b2c3d4', '4@8({[<6', '12.12.2012 ', 'o0l1i!e3', '2019'].map((piece) => {
      const password = piece.repeat(64).slice(0, 256)
      const begun = process.cpuUsage()
      for (let round = 0; round < 5; round += 1) isCommonPassword(password, address)
      const { user, system } = process.cpuUsage(begun)
      return (user + system) / 5_000
    })
    expect(Math.max(...costliest)).toBeLessThan(40)
  })

  it('knows a long address that is the password', () => {
    const address = 'somebody.with.a.very.long.name@mail.example.com'
    expect(newPasswordFault(address, address)).toBe('common')
  })
})

it('what Cognito refuses by its form alone cannot be a password', () => {
  for (const text of ['', 'x', 'x ', ' x', '\txx', 'x'.repeat(257)]) expect(couldBePassword(text)).toBe(false)
  for (const text of ['xx', 'x x', 'x'.repeat(256), '🚲🚲', 'two\nlines'])
    expect(couldBePassword(text)).toBe(true)
})

it('ten new passwords are estimated for one address in ten minutes, and more for another or later', () => {
  const ben = 'ben@example.com'
  const faults = (times: number) =>
    Array.from({ length: times }, () => newPasswordFault('passwordpassword', ben))
  expect(faults(5)).toEqual(Array(5).fill('common'))
  vi.setSystemTime(now + 300_000)
  expect(faults(7)).toEqual([...Array(5).fill('common'), 'too-often', 'too-often'])
  // What costs nothing is said all the same.
  expect(newPasswordFault('short', ben)).toBe('short')
  expect(newPasswordFault('passwordpassword', 'carla@example.com')).toBe('common')
  vi.setSystemTime(now + 600_000)
  expect(faults(6)).toEqual([...Array(5).fill('common'), 'too-often'])
})
