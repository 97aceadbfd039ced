import { createServer, type IncomingMessage, request as open, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type LoopbackServer, listenOnLoopback } from '#infra/local/loopback.ts'

export type CountingProxy = LoopbackServer & {
  /** What was asked for since the last look, in the order of arrival, by the names that AWS gives it. */
  taken(): string[]
}

/**
 * A server that hands every request on as it came, and writes it down. What a client repeats is written down again.
 * @param target the service behind it, without a slash at the end
 */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    void handOn(target, request, response, (name) => seen.push(name))
  })
  return { ...(await listenOnLoopback(server, 0)), taken: () => seen.splice(0) }
}

async function handOn(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  note: (name: string) => void,
): Promise<void> {
  const { method, url = '/', headers } = request
  const body = await text(request)
  note(nameOf(request, body))
  const onward = open(`${target}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  onward.end(body)
}

/** JSON services name the operation in a header, SES in its form; everything else is a plain path. */
function nameOf({ method, url, headers }: IncomingMessage, body: string): string {
  const target = headers['x-amz-target']
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1)
  return new URLSearchParams(body).get('Action') ?? `${method} ${url}`
}
