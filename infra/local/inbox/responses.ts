import type { ServerResponse } from 'node:http'
import { MAIL_MAY } from './document.ts'
import type { Mailbox } from './mailbox.ts'

/** What the inbox's own pages may load: themselves. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What a mail may load: nothing. It may style itself, and is treated as a stranger even when opened by itself. */
const MAIL_POLICY =
  `sandbox ${MAIL_MAY}; ` +
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'"

const COMMON = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export function sendPage(response: ServerResponse, status: number, body: string): void {
  send(response, status, 'text/html; charset=utf-8', body, { 'content-security-policy': PAGE_POLICY })
}

export function sendMailHtml(response: ServerResponse, body: string): void {
  send(response, 200, 'text/html; charset=utf-8', body, { 'content-security-policy': MAIL_POLICY })
}

export function sendJson(response: ServerResponse, body: unknown): void {
  send(response, 200, 'application/json', JSON.stringify(body))
}

export function sendText(response: ServerResponse, status: number, words: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${words}\n`)
}

export function sendNothing(response: ServerResponse): void {
  response.writeHead(204, COMMON).end()
}

export function sendTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { ...COMMON, location }).end()
}

/** Any other body, with the headers that every answer of the inbox has. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...COMMON, 'content-type': type, ...headers }).end(body)
}

/**
 * Tells a page of every change to the inbox until the page goes away. The event carries nothing: the page reads again.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function streamChanges(mailbox: Mailbox, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write('retry: 1000\n\n')
  const leave = mailbox.listen(() => response.write('event: change\ndata: {}\n\n'))
  response.on('close', leave)
}
