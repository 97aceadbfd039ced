import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isForLoopback, isSameOrigin, listenOnLoopback } from '#infra/local/loopback.ts'
import { answerSesV2 } from '#infra/local/operator/suppression-list.ts'
import type { MailFaults } from '#infra/local/ses/responses.ts'
import { createSesHandler } from '#infra/local/ses/ses-handler.ts'
import { openStore } from '#infra/local/store.ts'
import type { Clock } from '#lib/clock.ts'
import { type Mail, MailSchema, type SentMail, takenMail } from './mail.ts'
import { type LocalInbox, localInbox, Mailbox } from './mailbox.ts'
import { sendText } from './responses.ts'
import { answerInbox } from './routes.ts'

export type MailOptions = {
  readonly port: number
  readonly clock: Clock
  readonly verifiedIdentities: readonly string[]
  readonly faults: MailFaults
  /** Where mails outlive a restart; in memory without it. */
  readonly folder?: string | undefined
}

export type LocalMail = {
  /** SES's endpoint and the inbox's page at once. */
  readonly url: string
  readonly inbox: LocalInbox
  /** Puts a mail into the inbox that did not come through SES. */
  deliver(mail: SentMail): void
  close(): Promise<void>
}

/** Starts SES and the inbox its mails land in, on one loopback port. */
export async function startMail(options: MailOptions): Promise<LocalMail> {
  const store = await openStore(options.folder)
  const mailbox = new Mailbox(store.table('mails', MailSchema))
  const stop = new AbortController()
  const { clock, verifiedIdentities, faults } = options
  const deliver = (mail: Mail) => {
    const isSuppressed = faults.suppressed?.some(({ email }) => mail.to.includes(email))
    if (!isSuppressed) mailbox.deliver(mail)
  }
  const sentSince = (time: number) => mailbox.messages().filter(({ at }) => Date.parse(at) >= time).length
  const stopped = stop.signal
  const ses = createSesHandler({ clock, verifiedIdentities, faults, deliver, sentSince, stopped })

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => fail(request, response, error))
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isForLoopback(request)) return sendText(response, 403, 'This inbox is for this machine only.')
    if (request.method !== 'GET' && !isSameOrigin(request)) return sendText(response, 403, 'Refused.')
    if (request.method === 'POST' && request.url === '/') return ses(request, response)
    if (request.url?.startsWith('/v2/')) return answerSesV2(faults, request, response)
    return answerInbox(mailbox, request, response)
  }

  try {
    const { url, close } = await listenOnLoopback(server, options.port)
    return {
      url,
      inbox: localInbox(url, mailbox),
      deliver: (mail) => deliver(takenMail(mail, clock())),
      close: () => closeAll(stop, close, store),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** A caller who hung up is none of our business; everything else is a fault of ours and gets seen. */
function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.complete) console.error(error)
  if (response.headersSent) response.destroy()
  else sendText(response, 500, 'The local inbox failed; its terminal says why.')
}

async function closeAll(
  stop: AbortController,
  close: () => Promise<void>,
  store: { close(): Promise<void> },
): Promise<void> {
  stop.abort()
  await close()
  await store.close()
}
