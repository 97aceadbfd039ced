import { createHmac } from 'node:crypto'
import { beforeEach, expect, it, vi } from 'vitest'
import { TOLERANCE_SECONDS } from './signature.ts'

const SECRET = 'whsec_0123456789abcdefghijklmnopqrstuv'
const EVENT = '{"id":"evt_1","type":"checkout.session.completed"}'
const NOW = 1_767_225_600
/** printf '1767225600.{"id":"evt_1","type":"checkout.session.completed"}' | openssl dgst -sha256 -hmac $SECRET */
const SIGNATURE = '7850b1bdeec54e2dc35212c2d91331b02d03caf13718042a4f0c96334e297a20'
const SIGNED = `t=${NOW},v1=${SIGNATURE}`
const OTHER = signatureOf(EVENT, NOW, 'whsec_another_secret_that_is_long_enough')

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000, toFake: ['Date'] })
  vi.stubEnv('APP_ORIGIN', 'https://app.example.com')
  vi.stubEnv('COGNITO_USER_POOL_ID', 'eu-central-1_AbCdEf123')
  vi.stubEnv('COGNITO_CLIENT_ID', 'client')
  vi.stubEnv('COGNITO_CLIENT_SECRET', 'secret'.repeat(4))
  vi.stubEnv('SESSION_SECRET', '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG=')
  vi.stubEnv('PAYMENTS_WEBHOOK_SECRET', SECRET)
})

async function answerTo(header: string | undefined, body: BodyInit = EVENT) {
  const { verifyWebhook } = await import('./signature.ts')
  const headers = header === undefined ? {} : { 'stripe-signature': header }
  const verified = await verifyWebhook(
    new Request('https://app.example.com/', { method: 'POST', body, headers }),
  )
  return verified.ok ? verified.value.id : verified.error
}

it.each([
  ['as openssl signs', SIGNED],
  ['of a secret that is being replaced', `t=${NOW},v1=${OTHER},v1=${SIGNATURE}`],
  ['beside a test signature of the older scheme', `t=${NOW},v1=${SIGNATURE},v0=${OTHER}`],
  ['with spaces', `t=${NOW}, v1=${SIGNATURE}`],
])('a signature %s is accepted', async (_, header) => {
  expect(await answerTo(header)).toBe('evt_1')
})

it.each([
  ['no header', undefined, 'missing-signature'],
  ['an empty header', '', 'wrong-signature'],
  ['no signature', `t=${NOW}`, 'wrong-signature'],
  ['no time', `v1=${SIGNATURE}`, 'wrong-signature'],
  ['another time', `t=${NOW + 1},v1=${SIGNATURE}`, 'wrong-signature'],
  ['two times, of which the second is right', `t=${NOW + 1},t=${NOW},v1=${SIGNATURE}`, 'wrong-signature'],
  ['another secret', `t=${NOW},v1=${OTHER}`, 'wrong-signature'],
  ['another scheme', `t=${NOW},v0=${SIGNATURE}`, 'wrong-signature'],
  ['half a signature', `t=${NOW},v1=${SIGNATURE.slice(0, 32)}`, 'wrong-signature'],
  ['more than a signature', `t=${NOW},v1=${SIGNATURE}00`, 'wrong-signature'],
  ['a signature in capitals', `t=${NOW},v1=${SIGNATURE.toUpperCase()}`, 'wrong-signature'],
  ['as many characters that are longer in UTF-8', `t=${NOW},v1=${'é'.repeat(64)}`, 'wrong-signature'],
])('%s is refused', async (_, header, error) => {
  expect(await answerTo(header)).toBe(error)
})

it('a signature is for the bytes of its body, whatever they mean', async () => {
  expect(await answerTo(SIGNED, `${EVENT} `)).toBe('wrong-signature')
  expect(await answerTo(SIGNED, EVENT.replace('evt_1', 'evt_\\u0031'))).toBe('wrong-signature')
  const latin1 = Buffer.from('{"id":"evt_\xe9","type":"a"}', 'latin1')
  expect(await answerTo(`t=${NOW},v1=${signatureOf(latin1, NOW)}`, latin1)).toBe('evt_\ufffd')
})

it('a signature is good for five minutes, by either clock', async () => {
  for (const seconds of [-TOLERANCE_SECONDS, TOLERANCE_SECONDS]) {
    vi.setSystemTime((NOW + seconds) * 1000)
    expect([seconds, await answerTo(SIGNED)]).toEqual([seconds, 'evt_1'])
    vi.setSystemTime((NOW + seconds + Math.sign(seconds)) * 1000)
    expect([seconds, await answerTo(SIGNED)]).toEqual([seconds, 'expired-signature'])
  }
})

it('a body that is signed and no event is refused', async () => {
  for (const body of [
    '',
    '[]',
    'null',
    '{"id":""}',
    '{"id":"evt_1"}',
    `{"id":"${'a'.repeat(256)}","type":"a"}`,
  ]) {
    const header = `t=${NOW},v1=${signatureOf(body, NOW)}`
    expect([body, await answerTo(header, body)]).toEqual([body, 'malformed-event'])
  }
})

it('a body beyond the limit is not read', async () => {
  expect(await answerTo(SIGNED, 'x'.repeat(65_537))).toBe('too-long')
})

function signatureOf(body: string | Buffer, time: number, secret = SECRET): string {
  return createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')
}
