import { createServer, type RequestListener, type Server } from 'node:http'

export type LocalServer = { readonly endpoint: string; readonly stop: () => Promise<void> }

/** Starts an HTTP server on a free loopback port. */
export async function startServer(listener: RequestListener): Promise<LocalServer> {
  return listen(createServer(listener))
}

export async function listen(server: Server): Promise<LocalServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
