import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readJson } from './api.ts'

const schema = z.strictObject({ name: z.string() })
const VALID = '{"name":"anna"}'
const MAX_BYTES = 200

function read(body: BodyInit, type: string | null = 'application/json') {
  const message = new Request('http://localhost:3000/', { method: 'POST', body })
  if (type === null) message.headers.delete('content-type')
  else message.headers.set('content-type', type)
  return readJson(message, MAX_BYTES, schema)
}

describe('a body of JSON', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'])(
    'is read as %s',
    async (type) => {
      expect(await read(VALID, type)).toEqual({ ok: true, value: { name: 'anna' } })
    },
  )

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', '', null])(
    'is not read as %s, which a page of another site can send',
    async (type) => {
      expect(await read(VALID, type)).toEqual({ ok: false, error: 'unsupported-type' })
    },
  )

  it.each(['application/jsonp', 'text/plain; application/json', 'application/json5', ' application/xml'])(
    'is not read as %s, which only resembles its type',
    async (type) => {
      expect(await read(VALID, type)).toEqual({ ok: false, error: 'unsupported-type' })
    },
  )

  it.each([
    '',
    'x',
    '{',
    'null',
    '[]',
    '"name"',
    '{}',
    '{"name":1}',
    '{"name":["anna"]}',
    '{"name":"anna","more":1}',
    '{"__proto__":{"name":"anna"}}',
    '['.repeat(MAX_BYTES),
    `${VALID}${VALID}`,
  ])('that is something else is unreadable: %s', async (body) => {
    expect(await read(body)).toEqual({ ok: false, error: 'unreadable' })
  })

  it('in another encoding is unreadable', async () => {
    expect(await read(Buffer.from(VALID, 'utf16le'))).toEqual({ ok: false, error: 'unreadable' })
    expect(await read(Buffer.from('{"name":"é"}', 'latin1'))).toEqual({ ok: false, error: 'unreadable' })
    expect(await read('{"name":"é"}')).toEqual({ ok: true, value: { name: 'é' } })
  })

  it('that is longer than its limit is not parsed', async () => {
    expect(await read(VALID.padEnd(MAX_BYTES))).toMatchObject({ ok: true })
    expect(await read(VALID.padEnd(MAX_BYTES + 1))).toEqual({ ok: false, error: 'too-long' })
  })
})
