/**
 * What Next gives the code of a request: one browser's cookies and headers, and work that may wait for the answer. A test puts it in
 * the place of Next, which has a request only while it serves one: `vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))`,
 * and the same for `next/server`.
 */
import type { ResponseCookie } from '#lib/session/sealed-cookie.ts'

const jar = new Map<string, string>()
const received = new Headers()
const waiting: (() => Promise<void>)[] = []
let canSetCookies = true

export const browser = {
  /** One that was never here. It sends forms. */
  isNew(): void {
    jar.clear()
    waiting.length = 0
    for (const name of [...received.keys()]) received.delete(name)
    canSetCookies = true
  },
  /** A page can read cookies, and set none. */
  opensPage(): void {
    canSetCookies = false
  },
  sends(header: string, value: string): void {
    received.set(header, value)
  },
  takes({ name, value }: Pick<ResponseCookie, 'name' | 'value'>): void {
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  },
  cookie: (name: string): string | undefined => jar.get(name),
  cookieNames: (): string[] => [...jar.keys()].sort(),
}

/** Runs what `after()` was given. */
export async function afterTheAnswer(): Promise<void> {
  for (const work of waiting.splice(0)) await work()
}

export async function cookies() {
  return {
    get: (name: string) => {
      const value = jar.get(name)
      return value === undefined ? undefined : { name, value }
    },
    set: (cookie: ResponseCookie) => {
      if (!canSetCookies) {
        throw new Error('Cookies can only be modified in a Server Action or Route Handler.')
      }
      browser.takes(cookie)
    },
  }
}

export async function headers(): Promise<Headers> {
  return received
}

export function after(work: () => Promise<void>): void {
  waiting.push(work)
}
