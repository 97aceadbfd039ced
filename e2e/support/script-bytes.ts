import type { Page } from 'playwright'

/** Bytes of script over the wire, compressed. */
export type ScriptBytes = {
  readonly bodies: number
  readonly headers: number
  readonly urls: readonly string[]
}

/** Adds up the scripts that a page loads from now on. The browser's count of a response includes the headers, which it reports first. */
export async function countScript(page: Page): Promise<() => ScriptBytes> {
  const session = await page.context().newCDPSession(page)
  const begun = new Map<string, { url: string; headers: number }>()
  const ended = new Map<string, { url: string; headers: number; all: number }>()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') begun.set(requestId, { url: response.url, headers: response.encodedDataLength })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = begun.get(requestId)
    if (script !== undefined) ended.set(requestId, { ...script, all: encodedDataLength })
  })
  await session.send('Network.enable')
  return () => {
    const scripts = [...ended.values()]
    const headers = scripts.reduce((sum, script) => sum + script.headers, 0)
    const all = scripts.reduce((sum, script) => sum + script.all, 0)
    return { bodies: all - headers, headers, urls: scripts.map(({ url }) => url) }
  }
}
