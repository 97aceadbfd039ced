import 'server-only'
import type { ClientData } from '#lib/cognito/client-data.ts'
import { clientAddress } from '#lib/http/client-address.ts'
import { requestedLanguage } from '#lib/http/language.ts'
import { readBrowserId } from '#lib/session/known-browser.ts'

/** What this request tells of the visitor: the address where it is known, the browser where it signed in before, the language. */
export async function clientData(): Promise<ClientData> {
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
