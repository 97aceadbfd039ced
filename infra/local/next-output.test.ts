import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { passOnNextOutput } from './next-output.ts'

/** As Next 16.4 prints it to a terminal. */
const PRINTED = `\u001b[1m▲ Next.js 16.4.6\u001b[22m (Turbopack)
- Local:         http://localhost:3000
- Network:       http://localhost:3000
\u001b[32m✓\u001b[39m Ready in 1571ms
- Experiments (use with caution):
  · proxyClientMaxBodySize: "32kb"
  \u001b[1m✓\u001b[22m other

 GET /sign-in 200 in 25ms
- a list of one's own
  · stays as it is
- Local time stays, too
no line break at the end`

test('of what Next prints, its addresses and its experiments are left out', async () => {
  let passed = ''
  const to = new Writable({
    write(chunk, _, done) {
      passed += String(chunk)
      done()
    },
  })
  await passOnNextOutput(Readable.from([PRINTED.slice(0, 70), PRINTED.slice(70)]), to)
  expect(passed).toBe(`\u001b[1m▲ Next.js 16.4.6\u001b[22m (Turbopack)
\u001b[32m✓\u001b[39m Ready in 1571ms

 GET /sign-in 200 in 25ms
- a list of one's own
  · stays as it is
- Local time stays, too
no line break at the end
`)
})
