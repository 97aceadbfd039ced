import type { Mail } from './mail.ts'
import type { Mailbox } from './mailbox.ts'

const WAIT_MILLISECONDS = 5_000

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
  const { after, withinMilliseconds = WAIT_MILLISECONDS } = options
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
