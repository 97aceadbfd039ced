import { FORMS, visitorWho } from './support/forms.ts'
import { formData, HttpVisitor } from './support/http-visitor.ts'
import { chunks, STREAMED } from './support/streamed-body.ts'
import { expect, test } from './support/test.ts'

test('every action survives malformed and oversized bodies', {
  tag: '@http',
}, async ({ site, pool }) => {
  test.slow()
  for (const { path, button, who } of FORMS) {
    const visitor = await visitorWho(who, site, pool)
    const form = await visitor.form(path, button)
    const actionId = /[0-9a-f]{40,}/.exec(JSON.stringify(form.hidden))?.[0] ?? 'no action id'
    expect(actionId).not.toBe('no action id')
    const odd: { name: string; body: BodyInit; headers?: Record<string, string> }[] = [
      ...[
        '[]',
        '["x"]',
        '[null]',
        '[{"__proto__":{"a":1}}]',
        '{',
        '"$F1"',
        '["$K1"]',
        '[["$undefined"],1e999]',
      ].map((body) => ({
        name: body,
        body,
        headers: { 'next-action': actionId, 'content-type': 'text/plain' },
      })),
      { name: 'unknown action', body: '[]', headers: { 'next-action': 'f'.repeat(42) } },
      {
        name: 'no action at all',
        body: 'email=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      { name: 'duplicates', body: with2(form, ['email', 'code', 'name', 'next']) },
      { name: 'files', body: withFiles(form) },
      {
        name: '__proto__',
        body: formData(form, { __proto__x: '1', ['__proto__']: '1', 'constructor[prototype]': '1' }),
      },
      {
        name: 'control characters',
        body: formData(form, { email: 'a\0b\r\n@example.com', code: '\0', name: '\u202e' }),
      },
      { name: 'long', body: formData(form, { email: 'a'.repeat(12_000), code: '1'.repeat(1), name: 'x' }) },
      { name: 'two megabytes', body: formData(form, { email: 'a'.repeat(2_000_000) }) },
      { name: 'two megabytes in chunks', body: chunks(2_000_000), headers: { 'next-action': actionId } },
    ]
    for (const { name, body, headers } of odd) {
      const isStream = body instanceof ReadableStream
      const answer = await visitor
        .copy()
        .posts(path, body, headers, isStream ? STREAMED : {})
        .catch((error: unknown) => ({ status: 0, text: async () => String(error) }))
      const text = await answer.text()
      expect({
        path,
        name,
        stack: /\bat [\w.<>]+ \(|node_modules|TypeError/.test(text.replace(/TypeError: fetch failed/, '')),
      }).toEqual({
        path,
        name,
        stack: false,
      })
    }
    expect((await new HttpVisitor(site.origin).get('/sign-in')).status).toBe(200)
  }
})

function with2(form: Parameters<typeof formData>[0], names: string[]): FormData {
  const data = formData(form, {})
  for (const name of names) {
    data.append(name, 'one@example.com')
    data.append(name, 'two@example.com')
  }
  return data
}

function withFiles(form: Parameters<typeof formData>[0]): FormData {
  const data = formData(form, {})
  for (const name of ['email', 'code', 'name', 'next']) data.append(name, new File(['x'], '../../etc/passwd'))
  return data
}
