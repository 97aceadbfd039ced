import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SESClient } from '@aws-sdk/client-ses'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { localAwsConfig } from '#infra/local/aws-config.ts'
import { sendMail } from '#infra/mail/send-mail.ts'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { DEFAULT_LANGUAGE, directionOf, LANGUAGES, tagOf } from '#lib/language.ts'
import { MailSchema } from './mail.ts'
import { startMail } from './start-mail.ts'

const SENDER = { name: 'Café, 日本語', address: EmailAddressSchema.parse('no-reply@example.com') }
const cleanups: (() => Promise<void>)[] = []
let now = Date.UTC(2026, 0, 2, 3, 4, 5)

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('programs read mails as JSON, newest first, by address in any case', async () => {
  const { url, send } = await started()
  await send('anna@example.com', 'first')
  await send('ben@example.com', 'other')
  await send('anna@example.com', 'second')
  const response = await fetch(`${url}/api/messages?to=Anna@Example.com`)
  const mails = z.array(MailSchema).parse(await response.json())
  expect(mails.map((mail) => mail.subject)).toEqual(['second', 'first'])
  expect(mails[0]?.to).toEqual(['anna@example.com'])
})

test('a waiting program gets the next mail to its address, and an error when none comes', async () => {
  const { inbox, send } = await started()
  await send('anna@example.com', 'first')
  const first = await inbox.waitFor('anna@example.com')
  const waiting = inbox.waitFor('anna@example.com', { after: first.id })
  await send('ben@example.com', 'other')
  await send('anna@example.com', 'second')
  expect((await waiting).subject).toBe('second')
  await expect(inbox.waitFor('nobody@example.com', { withinMilliseconds: 1 })).rejects.toThrow('No mail came')
})

test('the page shows the code, and everything in a mail as plain words', async () => {
  const { url, send } = await started()
  await send('anna@example.com', '123456 <script>alert(1)</script> "&\'')
  const page = await (await fetch(url)).text()
  expect(page).toContain('data-code="123456"')
  expect(page).toContain('123456 &lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&#39;')
  expect(page).not.toContain('<script>alert')
})

test('the page says so when it is empty', async () => {
  const { url } = await started()
  expect(await (await fetch(url)).text()).toContain('No mail yet')
})

test('the HTML of a mail can run and load nothing', async () => {
  const { url, inbox, send } = await started()
  await send('anna@example.com', 'Hello')
  const response = await fetch(`${url}/messages/${inbox.messages()[0]?.id}/html`)
  expect(await response.text()).toBe('<p>Hello</p>')
  expect(response.headers.get('content-security-policy')).toMatch(
    /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';/,
  )
  const page = await (await fetch(url)).text()
  expect(page).toContain(
    '<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src=',
  )
})

test('the gallery shows every mail in every language, each as it is sent', async () => {
  const { url } = await started()
  const page = await (await fetch(`${url}/gallery`)).text()
  const frames = [...page.matchAll(/<iframe [^>]*src="([^"]+)"/g)].map(([, source]) => source)
  expect(frames).toHaveLength(5 * LANGUAGES.length)
  expect(new Set(frames).size).toBe(frames.length)
  for (const source of frames) {
    const response = await fetch(`${url}${source}`)
    const [, kind, language] = /^\/gallery\/([a-z-]+)\/([a-z]{2})$/.exec(source ?? '') ?? []
    expect(await response.text()).toContain(`<html lang="${language}`)
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/)
    expect(page).toContain(`id="kind-${kind}"`)
  }
  expect(page.split('<pre ')).toHaveLength(3 * LANGUAGES.length + 1)
  expect(page).toContain('@www.example.com #123456</pre>')
})

test('the gallery of one language, and a mail that there is not', async () => {
  const { url } = await started()
  const language = LANGUAGES.at(-1) ?? DEFAULT_LANGUAGE
  const page = await (await fetch(`${url}/gallery?language=${language}`)).text()
  expect(page.match(/<iframe /g)).toHaveLength(5)
  expect(page).toContain(`<pre tabindex="0" lang="${tagOf(language)}" dir="${directionOf(language)}">`)
  expect((await fetch(`${url}/gallery?language=tlh`)).status).toBe(200)
  for (const path of ['/gallery/code/xx', '/gallery/nothing/en', '/gallery/code', '/gallery/']) {
    expect((await fetch(url + path)).status).toBe(404)
  }
  expect((await fetch(`${url}/gallery`, { method: 'POST', headers: { origin: url } })).status).toBe(404)
})

test('an open page shows a new email', async () => {
  const { url, send } = await started()
  const events = await fetch(`${url}/api/events`)
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('retry')
  await send('anna@example.com', 'Hello')
  expect((await reader?.read())?.value).toContain('event: change')
  await reader?.cancel()
})

test('the inbox is emptied by DELETE and by its button, but never by another site', async () => {
  const { url, inbox, send } = await started()
  await send('anna@example.com', 'Hello')
  const foreign = { headers: { origin: 'https://example.com' } }
  expect((await fetch(`${url}/api/messages`, { method: 'DELETE', ...foreign })).status).toBe(403)
  expect((await fetch(`${url}/clear`, { method: 'POST', ...foreign })).status).toBe(403)
  expect((await fetch(`${url}/clear`, { method: 'POST', headers: { origin: 'null' } })).status).toBe(403)
  expect(inbox.messages()).toHaveLength(1)
  expect((await fetch(`${url}/api/messages`, { method: 'DELETE' })).status).toBe(204)
  expect(inbox.messages()).toEqual([])

  await send('anna@example.com', 'Hello')
  const pressed = await fetch(`${url}/clear`, {
    method: 'POST',
    headers: { origin: url },
    redirect: 'manual',
  })
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/'])
  expect(inbox.messages()).toEqual([])
})

test('a page that points its own name at this machine reads nothing', async () => {
  const { url, send } = await started()
  await send('anna@example.com', '123456')
  const answer = await answerFor(url, 'rebound.example.com:8005')
  expect(answer).toContain('403')
  expect(answer).not.toContain('123456')
})

test('unknown addresses get a plain 404', async () => {
  const { url } = await started()
  for (const path of [
    '/nothing',
    '/messages/0',
    '/messages/..%2f',
    '//',
    '/constructor',
    '/api/messages/1',
  ]) {
    expect((await fetch(url + path)).status).toBe(404)
  }
})

test('the page shows the sender as a mail client does', async () => {
  const { url, send } = await started()
  await send('anna@example.com', 'first')
  expect(await (await fetch(url)).text()).toContain('<dd>Café, 日本語 &lt;no-reply@example.com&gt;</dd>')
})

test('mails outlive a restart when there is a folder for them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inbox-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  const first = await started(join(folder, 'mail'))
  await first.send('anna@example.com', 'first')
  await first.send('anna@example.com', 'second')
  await first.close()
  const second = await started(join(folder, 'mail'))
  expect(second.inbox.messages().map((mail) => mail.subject)).toEqual(['second', 'first'])
})

async function started(folder?: string) {
  const verifiedIdentities = ['example.com']
  const { url, inbox, close } = await startMail({
    port: 0,
    clock: () => now,
    verifiedIdentities,
    faults: {},
    folder,
  })
  const ses = new SESClient(localAwsConfig(url))
  let closing: Promise<void> | undefined
  const closeOnce = () => {
    closing ??= close()
    return closing
  }
  cleanups.push(closeOnce)
  const send = async (to: string, subject: string) => {
    now += 1000
    const mail = { subject, text: subject, html: `<p>${subject}</p>` }
    await sendMail(ses, { from: SENDER, to, mail, withinMilliseconds: 5_000 })
  }
  return { url, inbox, send, close: closeOnce }
}

/** The whole answer to a request that came through another name; fetch does not let one set it. */
async function answerFor(url: string, host: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end(`GET /api/messages HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}
