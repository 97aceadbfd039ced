import { expect, it } from 'vitest'
import { receivedOrigin } from './csrf.ts'

it.each([
  [undefined, 'none'],
  ['null', 'malformed'],
  ['https://www.example.com', 'https://www.example.com'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['https://bücher.example/path?secret#fragment', 'https://xn--bcher-kva.example'],
  ['https://user:password@evil.example', 'https://evil.example'],
  ['"},{"event":"signed-in"', 'malformed'],
  ['file:///etc/passwd', 'null'],
  [`https://${'a.'.repeat(5_000)}example`, `https://${'a.'.repeat(131)}`],
])('Origin %j is logged as %s', (origin, logged) => {
  expect(receivedOrigin({ get: () => origin ?? null })).toBe(logged)
})
