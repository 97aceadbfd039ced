import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

export type RawAnswer = {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/**
 * Sends what `fetch` would not: a path as it is written, any method, and, where the headers say how long a body is, one that never ends.
 * Resolves as soon as it is answered.
 */
export async function rawRequest(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  ...pieces: readonly Uint8Array[]
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const isUnfinished = 'content-length' in headers || 'transfer-encoding' in headers
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0)
  const length = isUnfinished || bytes === 0 ? {} : { 'content-length': bytes }
  const sent = request({ hostname, port, path, method, headers: { ...headers, ...length } })
  sent.flushHeaders()
  for (const piece of pieces) sent.write(piece)
  if (!isUnfinished) sent.end()
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (answer === undefined) throw new Error('No answer')
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  sent.destroy()
  return { status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }
}
