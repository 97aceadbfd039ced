import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const page = readFileSync('docs/your-app.md', 'utf8')
const examples = [...page.matchAll(/^```tsx?\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)]

it('docs/your-app.md shows the pages that e2e/orders-app.spec.ts builds and tries', () => {
  expect(examples.map(([, file]) => file)).toEqual([
    'app/orders/page.tsx',
    'app/staff/page.tsx',
    'app/staff/actions.ts',
  ])
  for (const [, file = '', code] of examples) {
    expect(code).toBe(readFileSync(`e2e/support/orders-app/${file}`, 'utf8'))
  }
})
