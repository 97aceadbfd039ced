import { type Html, html } from './html.ts'

const FORMATS = {
  short: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  long: { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A time as people on this machine read it: server and reader share the time zone here. */
export function localTime(iso: string, length: keyof typeof FORMATS): Html {
  const words = new Date(iso).toLocaleString('en-GB', FORMATS[length])
  return html`<time datetime="${iso}">${words}</time>`
}
