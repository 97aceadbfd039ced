import { expect, it } from 'vitest'
import { sprayYield, yieldText } from './spray-yield.ts'

it('six digits yield less than one account a year to an IPv4 address, and each further digit a tenth', () => {
  // 20 starts an hour with 5 guesses each are 876,000 guesses a year.
  expect(sprayYield(6)).toEqual({ ipv4: 0.876, slash48: 8.76 })
  expect(sprayYield(8).ipv4).toBeCloseTo(0.00876, 10)
})

it('few accounts yield less, because each takes fifteen wrong answers a day', () => {
  expect(sprayYield(6, 10)).toEqual({ ipv4: 0.05475, slash48: 0.05475 })
  expect(sprayYield(6, 160).ipv4).toBe(0.876)
})

it('is written with two digits that count', () => {
  expect([0.876, 8.76, 0.00876].map(yieldText)).toEqual(['0.88', '8.8', '0.0088'])
})
