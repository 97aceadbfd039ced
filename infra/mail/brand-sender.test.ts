import { expect, it } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { brandSender } from './brand-sender.ts'

const address = EmailAddressSchema.parse('no-reply@example.com')

it('the brand’s name stands before the address', () => {
  expect(brandSender(address)).toEqual({ name: 'App', address })
  expect(brandSender(address, { senderName: '日本語' })).toEqual({ name: '日本語', address })
})

it('a name that the page has no room for names lib/brand.ts and the bytes', () => {
  expect(() => brandSender(address, { senderName: '日本語'.repeat(14) })).toThrow(
    'Shorten senderName in lib/brand.ts: with no-reply@example.com it takes 149 bytes',
  )
})
