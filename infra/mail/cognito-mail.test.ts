import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#lib/language.ts'
import { cognitoMail } from './cognito-mail.ts'
import { linksIn, visibleText } from './testing/mail-text.ts'

const CODE = '{####}'

describe.each(LANGUAGES)("Cognito's mails in %s", (language) => {
  const facts = { appName: 'App', language, code: CODE }
  const mails = [cognitoMail('confirm-address', facts), cognitoMail('new-password', facts)] as const

  it('have one place for the code, in front of everything else, and none in the subject', () => {
    for (const { subject, html } of mails) {
      expect(html.split(CODE)).toHaveLength(2)
      expect(visibleText(html).startsWith(`${CODE} `)).toBe(true)
      expect(html).not.toContain('display:none')
      expect(subject).not.toContain('#')
    }
  })

  it('say how long the code works: a day, and an hour', () => {
    const [confirm, reset] = mails
    expect(visibleText(confirm.html)).toMatch(/(?<!\d)24(?!\d)/)
    expect(visibleText(reset.html)).not.toMatch(/(?<!\d)24(?!\d)/)
  })

  it('lead nowhere', () => {
    for (const { html } of mails) expect([linksIn(html), html.match(/https?:/)]).toEqual([[], null])
  })
})

it('say in English what the code is for', () => {
  const facts = { appName: 'App', language: 'en', code: '123456' } as const
  const confirm = cognitoMail('confirm-address', facts)
  expect(confirm.subject).toBe('Your code to confirm your email address for App')
  expect(visibleText(confirm.html)).toMatch(
    /^123456 Confirm your email address for App .* It works for 24 hours\./,
  )
  const reset = cognitoMail('new-password', facts)
  expect(reset.subject).toBe('Your code for a new App password')
  expect(visibleText(reset.html)).toMatch(/^123456 Choose a new App password .* It works for 1 hour\./)
})
