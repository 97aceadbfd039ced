import type { Server } from 'node:http'
import type { ListenOptions } from 'node:net'

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
  return { url: `http://127.0.0.1:${address.port}`, close: () => close(server) }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
  })
  server.closeAllConnections()
  await closed
}
