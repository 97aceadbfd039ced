import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { listenOnLoopback } from '#infra/local/loopback.ts'

/** What a proxy makes of the names in a request's headers; `inside` is its own name for the site, as of `proxy_pass`. */
export type NamesPassedOn = (headers: IncomingHttpHeaders, inside: string) => IncomingHttpHeaders

export const PROXIES: Record<string, NamesPassedOn> = {
  'that passes its own host': (headers, inside) => ({ ...headers, host: inside }),
  'that passes the public host without its port': (headers, inside) => ({
    ...headers,
    host: inside,
    'x-forwarded-host': headers.host?.replace(/:\d+$/, ''),
  }),
  'behind another one': (headers, inside) => ({
    ...headers,
    host: inside,
    'x-forwarded-host': `${headers.host}, edge.internal`,
  }),
}

/** A proxy in front of a site. */
export type ReverseProxy = {
  /** Where browsers find the site. */
  readonly origin: string
  /** Passes everything on to this site from now on. */
  leadsTo(site: { readonly origin: string }): void
  close(): Promise<void>
}

/** Starts a proxy on a free loopback port, before the site, which has to know its origin. */
export async function startReverseProxy(names: NamesPassedOn): Promise<ReverseProxy> {
  let target: URL | undefined
  const server = createServer((incoming, answer) => {
    if (target === undefined) throw new Error('The proxy leads nowhere yet')
    const { method, url: path, headers } = incoming
    const { hostname, port } = target
    const options = { hostname, port, method, path, headers: names(headers, `127.0.0.1:${port}`) }
    const onward = request(options, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    // The browser may leave before the site has answered.
    onward.on('error', () => answer.destroy())
    incoming.pipe(onward)
  })
  const { url, close } = await listenOnLoopback(server, 0)
  return {
    origin: url.replace('127.0.0.1', 'localhost'),
    leadsTo: ({ origin }) => {
      target = new URL(origin)
    },
    close,
  }
}
