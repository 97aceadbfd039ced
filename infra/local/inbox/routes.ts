import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerGallery } from './gallery.ts'
import type { Mailbox } from './mailbox.ts'
import { inboxPage, viewOf } from './page.ts'
import {
  send,
  sendJson,
  sendMailHtml,
  sendNothing,
  sendPage,
  sendText,
  sendTo,
  streamChanges,
} from './responses.ts'

type Exchange = {
  readonly mailbox: Mailbox
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

type Route = (exchange: Exchange) => void | Promise<void>

/** The inbox's own addresses; `POST /` is SES's. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': ({ mailbox, response }) => {
    const mails = mailbox.messages()
    const open = mails[0]
    const view = open ? viewOf(open, null) : 'html'
    sendPage(response, 200, inboxPage({ mails, open, isChosen: false, view }))
  },
  'GET /inbox.css': ({ response }) => sendFile(response, 'inbox.css', 'text/css; charset=utf-8'),
  'GET /gallery.css': ({ response }) => sendFile(response, 'gallery.css', 'text/css; charset=utf-8'),
  'GET /inbox.js': ({ response }) => sendFile(response, 'inbox.js', 'text/javascript; charset=utf-8'),
  'GET /inbox.svg': ({ response }) => sendFile(response, 'inbox.svg', 'image/svg+xml'),
  'GET /api/events': ({ mailbox, response }) => streamChanges(mailbox, response),
  'GET /api/messages': ({ mailbox, response, url }) =>
    sendJson(response, mailbox.messages(url.searchParams.get('to') ?? undefined)),
  'DELETE /api/messages': ({ mailbox, response }) => {
    mailbox.clear()
    sendNothing(response)
  },
  'POST /clear': ({ mailbox, response }) => {
    mailbox.clear()
    sendTo(response, '/')
  },
}

/** Answers a request for the inbox: a page, a mail, the list as JSON, or a plain 404. */
export async function answerInbox(
  mailbox: Mailbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = `http://localhost${request.url}`
  if (!URL.canParse(target)) return sendText(response, 404, 'There is nothing here.')
  const url = new URL(target)
  const exchange = { mailbox, request, response, url }
  const key = `${request.method} ${url.pathname}`
  const route = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined
  if (route !== undefined) return route(exchange)
  if (request.method === 'GET' && answerGallery(response, url)) return undefined
  return answerMessage(exchange)
}

const MESSAGE = /^\/messages\/([0-9a-f-]{1,80})(\/html)?$/

function answerMessage({ mailbox, request, response, url }: Exchange): void {
  const [, id = '', html] = MESSAGE.exec(url.pathname) ?? []
  const open = request.method === 'GET' ? mailbox.message(id) : undefined
  if (open === undefined) {
    sendText(response, 404, 'There is nothing here.')
  } else if (html !== undefined) {
    sendMailHtml(response, open.html)
  } else {
    const view = viewOf(open, url.searchParams.get('view'))
    sendPage(response, 200, inboxPage({ mails: mailbox.messages(), open, isChosen: true, view }))
  }
}

async function sendFile(response: ServerResponse, name: string, type: string): Promise<void> {
  send(response, 200, type, await readFile(new URL(name, import.meta.url), 'utf8'))
}
