import type { Mail } from './mail.ts'

/** As many mails are kept as anybody scrolls through; older ones go. */
const MAX_MAILS = 200

/** Where mails outlive a restart. */
export type MailTable = {
  set(id: string, mail: Mail): void
  delete(id: string): void
  values(): Iterable<Mail>
}

/** The mails that have arrived, newest first, and who wants to hear of new ones. */
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
