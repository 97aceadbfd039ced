import 'server-only'
import { clientAddress } from '#lib/http/client-address.ts'
import { requestedLanguage } from '#lib/http/preferences.ts'
import { readBrowserId } from '#lib/session/known-browser.ts'
import type { VisitorContext } from '#lib/trigger-protocol.ts'

/** What this request tells of the visitor: the address where it is known, the browser where it signed in before, the language. */
export async function visitorContext(): Promise<VisitorContext> {
  const [address, browserId, language] = await Promise.all([
    clientAddress(),
    readBrowserId(),
    requestedLanguage(),
  ])
  return {
    ...(address === undefined ? {} : { clientAddress: address }),
    ...(browserId === undefined ? {} : { browserId }),
    language,
  }
}
