import { withoutPort, withPort } from './cookie-names.ts'

/** One form of a page, as the server rendered it. */
export type HtmlForm = { readonly action: string; readonly text: string; readonly hidden: [string, string][] }

/** What a proxy with default settings keeps for the status line and all headers of an answer: nginx takes one page of memory. */
const MAX_HEADER_BYTES = 4_096

/** A visitor without a browser, behind a proxy that refuses long headers: keeps cookies, reads forms, posts them as a page without script would. */
export class HttpVisitor {
  /** By name, without the port that names over http carry: each instance of a test has another one. */
  readonly cookies = new Map<string, string>()
  /** Told every Set-Cookie line as it came. */
  onSetCookie: (line: string) => void = () => {}
  /** Told every response. */
  onAnswer: (response: Response) => void = () => {}

  constructor(
    readonly origin: string,
    /** Sent with every request, as a proxy in front of the site would. */
    private readonly standing: Record<string, string> = {},
  ) {}

  /** Asks for a page; redirects are not followed. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, { headers })
  }

  /** Asks for a page, follows redirects, and returns its HTML. */
  async reads(path: string): Promise<string> {
    const response = await this.get(path)
    const location = response.headers.get('location')
    return location === null ? response.text() : this.reads(this.pathOf(location))
  }

  /** Posts a body as it stands; `Origin` is the site's own unless the headers say otherwise. */
  async posts(
    path: string,
    body: BodyInit,
    headers: Record<string, string> = {},
    init: RequestInit = {},
  ): Promise<Response> {
    return this.request(path, {
      ...init,
      method: 'POST',
      body,
      headers: { origin: this.publicOrigin, ...headers },
    })
  }

  /** Fills out the form with this button and posts it. */
  async submits(
    path: string,
    button: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const form = await this.form(path, button)
    return this.posts(path, formData(form, fields), headers)
  }

  /** The same, and then reads where it leads. */
  async submitsAndReads(path: string, button: string, fields: Record<string, string> = {}): Promise<string> {
    const response = await this.submits(path, button, fields)
    const location = response.headers.get('location')
    return location === null ? response.text() : this.reads(this.pathOf(location))
  }

  async form(path: string, button: string): Promise<HtmlForm> {
    const html = await this.reads(path)
    const form = formsIn(html).find(({ text }) => text.includes(button))
    if (form === undefined) throw new Error(`${path} has no form with "${button}":\n${plainText(html)}`)
    return form
  }

  async asksForCode(address: string): Promise<void> {
    await this.submits('/sign-in', 'Email me a code', { email: address })
  }

  async entersCode(code: string): Promise<string> {
    return this.submitsAndReads('/sign-in/code', 'Sign in', { code })
  }

  /** Posts a code where there may be no form for it any more. */
  async guesses(code: string): Promise<void> {
    const html = await this.reads('/sign-in/code')
    const form = formsIn(html).find(({ text }) => text.includes('Sign in'))
    if (form !== undefined) await this.posts('/sign-in/code', formData(form, { code }))
  }

  /** True when the home page shows a session. */
  async isSignedIn(): Promise<boolean> {
    const response = await this.get('/')
    return response.status === 200 && (await response.text()).includes('signed in')
  }

  /** The same cookies for a browser. */
  browserCookies(): { name: string; value: string; url: string }[] {
    const named = (name: string) => withPort(name, this.publicOrigin)
    return [...this.cookies].map(([name, value]) => ({ name: named(name), value, url: this.origin }))
  }

  /** Another visitor with the same cookies, such as a thief. */
  copy(origin = this.origin): HttpVisitor {
    const copy = new HttpVisitor(origin, this.standing)
    copy.onAnswer = this.onAnswer
    for (const [name, value] of this.cookies) copy.cookies.set(name, value)
    return copy
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const cookie = this.browserCookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const headers = { ...this.standing, ...(cookie === '' ? {} : { cookie }), ...init.headers }
    const response = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' })
    const bytes = headerBytes(response)
    if (bytes >= MAX_HEADER_BYTES) throw new Error(`${bytes} bytes of headers: ${path}`)
    this.onAnswer(response)
    for (const line of response.headers.getSetCookie()) {
      this.onSetCookie(line)
      this.keeps(line)
    }
    return response
  }

  /** The origin that the site takes for its own, which may be behind a proxy. */
  private get publicOrigin(): string {
    return this.standing['origin'] ?? this.origin
  }

  private keeps(line: string): void {
    const [, sent = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const name = withoutPort(sent, this.publicOrigin)
    if (/expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  private pathOf(location: string): string {
    const { pathname, search } = new URL(location, this.origin)
    return pathname + search
  }
}

/** As they are sent by HTTP/1.1: each line with its colon, blank and end; with the longest status line of ours. */
function headerBytes({ headers }: Response): number {
  return [...headers].reduce(
    (sum, [name, value]) => sum + name.length + value.length + 4,
    'HTTP/1.1 500 Internal Server Error\r\n'.length,
  )
}

/** What a page without script would send for a form. */
export function formData({ hidden }: HtmlForm, fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of hidden) if (!(name in fields)) data.append(name, value)
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

/** What a person would read of a page. */
export function plainText(html: string): string {
  return unescapeHtml(
    html
      .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '')
      .replace(/^[\s\S]*<main\b/, '<main')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<[^>]+>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim()
}

function formsIn(html: string): HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inner = '']) => ({
    action: attribute(attributes, 'action') ?? '',
    text: plainText(inner),
    hidden: [...inner.matchAll(/<input\b([^>]*type="hidden"[^>]*)>/g)].map(
      ([, input = '']): [string, string] => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? ''],
    ),
  }))
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : unescapeHtml(value)
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
