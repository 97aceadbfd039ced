import { z } from 'zod'
import type { LocalPool } from '#infra/local/start-local-pool.ts'
import { newestCode } from './visitor.ts'

const BodySchema = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))

export type AppAnswer = {
  readonly status: number
  readonly headers: Headers
  /** The body as it came. */
  readonly text: string
  /** What it holds by this name, as text. */
  value(name: string): string
}

/** An app on a phone: it knows the routes under /api, and neither cookies nor pages. */
export class NativeApp {
  /** Told every answer. */
  onAnswer: (answer: AppAnswer) => void = () => {}

  constructor(
    readonly origin: string,
    /** Sent with every request, as a proxy in front of the site would. */
    private readonly standing: Record<string, string> = {},
  ) {}

  async posts(path: string, body: object): Promise<AppAnswer> {
    const headers = { 'content-type': 'application/json' }
    return this.requests(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  async requests(path: string, init: RequestInit = {}): Promise<AppAnswer> {
    const headers = { ...this.standing, ...init.headers }
    const response = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' })
    const text = await response.text()
    const body = BodySchema.parse(JSON.parse(text))
    const value = (name: string) => String(body[name] ?? `no ${name}`)
    const answer = { status: response.status, headers: response.headers, text, value }
    this.onAnswer(answer)
    return answer
  }

  async starts(email: string, more: { readonly signUp?: true; readonly device?: string } = {}) {
    return this.posts('/api/sign-in', { email, ...more })
  }

  async entersCode(flow: string, code: string): Promise<AppAnswer> {
    return this.posts('/api/sign-in/code', { flow, code })
  }

  async refreshes(refreshToken: string): Promise<AppAnswer> {
    return this.posts('/api/sign-in/refresh', { refreshToken })
  }

  async me(accessToken: string): Promise<AppAnswer> {
    return this.requests('/api/me', { headers: { authorization: `Bearer ${accessToken}` } })
  }

  /** Signs up and submits the code. */
  async signsUp(email: string, pool: LocalPool): Promise<AppAnswer> {
    const started = await this.starts(email, { signUp: true })
    return this.entersCode(started.value('flow'), newestCode(pool, email))
  }
}
