import type { ServerResponse } from 'node:http'
import type { Mailbox } from './mailbox.ts'

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
