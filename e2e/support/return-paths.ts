import { withoutPort } from './cookie-names.ts'
import type { HttpVisitor } from './http-visitor.ts'

/** Where a visitor may say that they want to go: what is kept is as long, or as short, whatever account the address has. */
export const EXTREME_PATHS = [
  '/account',
  `/${'x'.repeat(147)}`,
  `/${'x'.repeat(1_999)}`,
  `/account?q=${'日本語'.repeat(10)}#${'"\\'.repeat(20)}`,
  ...[289, 268, 247, 80].map((count) => `/account?q=${'\\'.repeat(count)}`),
]

/** What one post sets: the length of each cookie, and the way back as it is kept. */
export async function cookiesSetBy(visitor: HttpVisitor, post: () => Promise<unknown>): Promise<unknown> {
  const lengths: Record<string, number> = {}
  visitor.onSetCookie = (line) => {
    lengths[withoutPort(line.slice(0, line.indexOf('=')), visitor.origin)] = line.length
  }
  await post()
  visitor.onSetCookie = () => {}
  return { lengths, kept: visitor.cookies.get('return-path') }
}

/** Where the first form of a page leads back to. */
export async function returnPathIn(visitor: HttpVisitor, path: string, button: string): Promise<string> {
  const { hidden } = await visitor.form(path, button)
  return hidden.find(([name]) => name === 'next')?.[1] ?? 'nowhere'
}
