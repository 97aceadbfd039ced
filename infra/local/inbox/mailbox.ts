import type { Mail } from './mail.ts'

/** How many emails are kept. */
const MAX_MAILS = 200

/** Where mails outlive a restart. */
export type MailTable = {
  set(id: string, mail: Mail): void
  delete(id: string): void
  values(): Iterable<Mail>
}

/** The received emails, newest first, and the listeners for changes. */
export class Mailbox {
  readonly #table: MailTable
  readonly #listeners = new Set<() => void>()
  #mails: Mail[]

  constructor(table: MailTable) {
    this.#table = table
    this.#mails = [...table.values()].sort((one, other) => (one.at < other.at ? 1 : -1))
  }

  deliver(mail: Mail): void {
    this.#table.set(mail.id, mail)
    this.#mails = [mail, ...this.#mails]
    for (const { id } of this.#mails.splice(MAX_MAILS)) this.#table.delete(id)
    this.#tell()
  }

  /** Newest first. With `to`, only those to that address, in whatever case it is written. */
  messages(to?: string): Mail[] {
    const address = to?.toLowerCase()
    return this.#mails.filter((mail) => address === undefined || mail.to.includes(address))
  }

  message(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  clear(): void {
    for (const { id } of this.#mails) this.#table.delete(id)
    this.#mails = []
    this.#tell()
  }

  /** Calls the listener after every change, until the function that comes back is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const WAIT_FOR_MAIL_MILLISECONDS = 5_000

type WaitOptions = {
  /** The id of a mail: only those that came after it count. */
  readonly after?: string
  readonly withinMilliseconds?: number
}

/** The inbox as programs use it. */
export type LocalInbox = {
  /** Where people look at it. */
  readonly url: string
  /** Newest first; with an address, only the mails to it. */
  messages(to?: string): Mail[]
  /** The newest mail to the address, as soon as there is one. Rejects when none comes in time. */
  waitFor(address: string, options?: WaitOptions): Promise<Mail>
  clear(): void
}

export function localInbox(url: string, mailbox: Mailbox): LocalInbox {
  return {
    url,
    messages: (to) => mailbox.messages(to),
    waitFor: (address, options = {}) => waitFor(mailbox, address, options),
    clear: () => mailbox.clear(),
  }
}

function waitFor(mailbox: Mailbox, address: string, options: WaitOptions): Promise<Mail> {
  const { after, withinMilliseconds = WAIT_FOR_MAIL_MILLISECONDS } = options
  return new Promise((resolve, reject) => {
    const look = () => {
      const [newest] = mailbox.messages(address)
      if (newest === undefined || newest.id === after) return
      stop()
      resolve(newest)
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`No mail came to ${address} within ${withinMilliseconds} ms`))
    }, withinMilliseconds)
    const leave = mailbox.listen(look)
    const stop = () => {
      clearTimeout(timer)
      leave()
    }
    look()
  })
}
