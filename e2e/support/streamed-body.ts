/** fetch() requires `duplex: 'half'` for a body that is a stream. */
export const STREAMED: RequestInit & { duplex: 'half' } = { duplex: 'half' }

/** A body without a length. */
export function chunks(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(new Uint8Array(Math.min(left, 65_536)).fill(97))
      left -= 65_536
    },
  })
}
