import { describe, expect, it } from 'vitest'
import { textField } from './form-field.ts'

describe('a text field of a posted form', () => {
  it('is read and capped', () => {
    const form = new FormData()
    form.set('email', 'x'.repeat(500))
    expect(textField(form, 'email', 320)).toHaveLength(320)
  })

  it('that is a file reads as empty', () => {
    const form = new FormData()
    form.set('email', new File(['anna@example.com'], 'address.txt'))
    expect(textField(form, 'email', 320)).toBe('')
  })

  it.each([undefined, null, 'email=x', 7, [], { get: () => 'x' }])('of %j reads as empty', (form) => {
    expect(textField(form, 'email', 320)).toBe('')
  })
})
