import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { connect, type ListenOptions } from 'node:net'

export type LoopbackServer = {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Lets a server listen on 127.0.0.1 alone; port 0 takes a free one. Rejects with Node's error, `EADDRINUSE` for a
 * port that is taken. `close` also ends connections that are still open.
 */
export async function listenOnLoopback(server: Server, port: number): Promise<LoopbackServer> {
  const where: ListenOptions = { host: '127.0.0.1', port }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return { url: loopbackUrl(address.port), close: () => close(server) }
}

/** Where a server at this port is found. */
export function loopbackUrl(port: number): string {
  return `http://127.0.0.1:${port}`
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
  })
  server.closeAllConnections()
  await closed
}

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * True when the request names this machine as its host. A page elsewhere can point its own name at 127.0.0.1 and then
 * read what it likes from here (DNS rebinding); the name it was called by still shows in `Host`.
 */
export function isForLoopback(request: IncomingMessage): boolean {
  return LOOPBACK_HOST.test(request.headers.host ?? '')
}

/** True unless a browser says that a page of another origin sent it. Programs send no `Origin`. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || origin === `http://${host}`
}

/**
 * Lets pages of this machine, whatever their port, read the answer, as Cognito lets every page: an app in a browser calls it
 * from there. Pages of elsewhere stay out.
 */
export function allowLoopbackPages(request: IncomingMessage, response: ServerResponse): void {
  const { origin = '', 'access-control-request-headers': asked } = request.headers
  if (!LOOPBACK_HOST.test(origin.replace(/^https?:\/\//, ''))) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader(
    'Access-Control-Expose-Headers',
    'x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date',
  )
  response.setHeader('Vary', 'Origin')
  if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked)
}

const ADDRESSES = ['127.0.0.1', '::1'] as const
const WAIT_MILLISECONDS = 1_000

/**
 * True when something answers at this port of this machine, over IPv4 or IPv6. Asked by connecting: some systems let
 * two programs listen at one port, and then the browser talks to the other one.
 */
export async function isPortInUse(port: number): Promise<boolean> {
  const answers = await Promise.all(ADDRESSES.map((address) => accepts(address, port)))
  return answers.includes(true)
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: WAIT_MILLISECONDS })
    const settle = (isAccepted: boolean) => {
      socket.destroy()
      resolve(isAccepted)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}
