// @ts-check
/**
 * What Lambda is to a bundle: loads it, hands it events one after another, and sends back what it returns or throws. In
 * JavaScript because it runs in a process of its own, as bare as Lambda's.
 */

/** @typedef {{ id: number, event: unknown, millisecondsAhead: number }} Invocation */

const [, , bundle = ''] = process.argv
const { handler } = await import(bundle)
const now = Date.now

process.on('message', async (/** @type {Invocation} */ { id, event, millisecondsAhead }) => {
  Date.now = () => now() + millisecondsAhead
  try {
    process.send?.({ id, returned: (await handler(event)) ?? null })
  } catch (error) {
    process.send?.({ id, errorMessage: error instanceof Error ? error.message : String(error) })
  }
})

process.send?.({ loaded: true })
