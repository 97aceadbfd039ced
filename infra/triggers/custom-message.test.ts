import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LANGUAGES, tagOf } from '#lib/language.ts'
import { policy } from './policy.ts'
import { startTriggers, type Triggers } from './testing/start-triggers.ts'

let pool: Triggers

beforeEach(async () => {
  pool = await startTriggers('password-and-code')
})

afterEach(async () => {
  await pool.stop()
})

const trigger = (received: unknown) => pool.triggers.CustomMessage(received)

/** As recorded from a real pool. */
function event(reason: string, attributes: Record<string, string> = {}) {
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId: 'us-east-1_Local0001',
    userName: '34c84488-e0e1-70ae-d2ee-991ad1a898c8',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
    triggerSource: `CustomMessage_${reason}`,
    request: {
      userAttributes: { 'cognito:user_status': 'UNCONFIRMED', email: 'anna@example.com', ...attributes },
      codeParameter: '{####}',
      linkParameter: '{##Click Here##}',
      usernameParameter: null,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  }
}

it.each([
  ['SignUp', 'Your code to confirm your email address for App'],
  ['ResendCode', 'Your code to confirm your email address for App'],
  ['ForgotPassword', 'Your code for a new App password'],
])('words the mail of %s, and hands back everything else', async (reason, emailSubject) => {
  const sent = event(reason)
  const emailMessage = expect.stringMatching(/<html lang="en" dir="ltr">.*\{####\}/s)
  expect(await trigger(sent)).toEqual({ ...sent, response: { smsMessage: null, emailSubject, emailMessage } })
})

it.each(LANGUAGES)('words it in the language of the user: %s', async (language) => {
  for (const locale of [language, `${language.toUpperCase()}-XX`]) {
    const emailMessage = expect.stringContaining(`<html lang="${tagOf(language)}" dir="`)
    expect(await trigger(event('SignUp', { locale }))).toMatchObject({ response: { emailMessage } })
  }
})

it.each(['tlh', '', '<script>', 'e'.repeat(2_048)])(
  'and in English where it is none of ours: %j',
  async (locale) => {
    const emailMessage = expect.stringContaining('<html lang="en" dir="ltr">')
    expect(await trigger(event('SignUp', { locale }))).toMatchObject({ response: { emailMessage } })
  },
)

it('leaves an invitation as the pool has it', async () => {
  expect(await trigger(event('AdminCreateUser'))).toEqual(event('AdminCreateUser'))
})

it.each(['UpdateUserAttribute', 'VerifyUserAttribute', 'Authentication', 'SomethingNew'])(
  'an email that this site never causes is refused, and logged: %s',
  async (reason) => {
    await expect(trigger(event(reason))).rejects.toThrow(/^UnusedMessage$/)
    expect(pool.logged()).toMatchObject([{ event: 'message-unused', outcome: `CustomMessage_${reason}` }])
  },
)

it('puts the code where Cognito says, whatever mark it uses', async () => {
  const sent = event('SignUp')
  const marked = { ...sent, request: { ...sent.request, codeParameter: '{@@@@}' } }
  const emailMessage = expect.stringContaining('>{@@@@}</span>')
  expect(await trigger(marked)).toMatchObject({ response: { emailMessage } })
})

describe('the mails of one address', () => {
  const [hour, day] = policy.cognitoMailsPerAddress

  it('are five in an hour, of all kinds together and also in parallel; the next one is refused in one word', async () => {
    const reasons = ['SignUp', 'ResendCode', 'ForgotPassword', 'AdminCreateUser', 'ResendCode', 'SignUp']
    const settled = await Promise.allSettled(reasons.map((reason) => trigger(event(reason))))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(hour.limit)
    const written = pool.logged().filter((line) => JSON.stringify(line).includes('"CognitoMailed":1'))
    expect(written).toHaveLength(hour.limit)
    await expect(trigger(event('ForgotPassword'))).rejects.toThrow(/^TooManyMails$/)
    expect(pool.logged().at(-1)).toMatchObject({ event: 'message-refused', outcome: 'limited', Locked: 1 })
    expect(JSON.stringify(pool.logged())).not.toContain('anna')
    pool.passes(hour.seconds)
    await trigger(event('ForgotPassword'))
  })

  it('are twenty in a day', async () => {
    for (let mail = 0; mail < day.limit; mail += 1) {
      await trigger(event('ForgotPassword'))
      pool.passes(hour.seconds)
    }
    await expect(trigger(event('ForgotPassword'))).rejects.toThrow('TooManyMails')
    pool.passes(day.seconds - day.limit * hour.seconds)
    await trigger(event('ForgotPassword'))
  })

  it('count, to a sub-address, for its mailbox, as the emails of codes do', async () => {
    const [mailbox] = policy.mailsToSubAddresses
    for (let mail = 1; mail < mailbox.limit; mail += 1) {
      await trigger(event('SignUp', { email: `anna+${mail}@example.com` }))
    }
    expect(await pool.signIn('anna+code@example.com').start()).toMatchObject({ delivery: 'sent' })
    const shop = { email: 'anna+shop@example.com' }
    await expect(trigger(event('ForgotPassword', shop))).rejects.toThrow(/^TooManyMails$/)
    expect(await pool.signIn(shop.email).start()).toMatchObject({ delivery: 'limited' })
    await trigger(event('ForgotPassword'))
  })

  it('are left, of a mailbox, to everyone else by one client network', async () => {
    const [mailbox] = policy.mailsToSubAddressesAndNetwork
    const clientMetadata = { clientAddress: '203.0.113.7' }
    const signUp = (mail: number) => {
      const sent = event('SignUp', { email: `anna+${mail}@example.com` })
      return trigger({ ...sent, request: { ...sent.request, clientMetadata } })
    }
    for (let mail = 0; mail < mailbox.limit; mail += 1) await signUp(mail)
    await expect(signUp(99)).rejects.toThrow(/^TooManyMails$/)
    await trigger(event('ForgotPassword', { email: 'anna+shop@example.com' }))
  })

  it('count for it alone, in every spelling, and beside those of its codes', async () => {
    for (let mail = 0; mail < hour.limit; mail += 1) await trigger(event('ForgotPassword'))
    await expect(trigger(event('SignUp', { email: 'Anna@Example.com' }))).rejects.toThrow('TooManyMails')
    await trigger(event('SignUp', { email: 'ben@example.com' }))
    expect(await pool.signIn('anna@example.com').start()).toMatchObject({ delivery: 'sent' })
  })
})
