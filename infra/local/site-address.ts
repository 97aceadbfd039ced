import { networkInterfaces } from 'node:os'
import { parseArgs } from 'node:util'
import { isLoopback } from '#lib/app-origin.ts'
import type { LocalEnvironment } from './local-env.ts'
import { startupError } from './startup-error.ts'

type Command = readonly [string, ...string[]]

export type SiteAddress = {
  /** The command, with the address at which Next shall listen. */
  readonly command: Command
  /** Where the site is found on this machine, or in its network. */
  readonly listensAt: string
  /** Where its visitors find it. */
  readonly origin: string
}

/** What Next means by all addresses of the machine. */
const EVERYWHERE = ['0.0.0.0', '::']

/**
 * Where the site is. Next listens on `localhost` unless the command says otherwise, and not on 127.0.0.1: it is the name in APP_ORIGIN,
 * and a loopback address on every machine, of IPv6 where the browser tries that first.
 * @param network this machine's own address in its network, if it is in one
 */
export function siteAddress(
  command: Command,
  { PORT, APP_ORIGIN }: Pick<LocalEnvironment, 'PORT' | 'APP_ORIGIN'>,
  network: string | undefined,
): SiteAddress {
  const [name, ...args] = command
  const told = name === 'next' ? addressIn(args) : {}
  const { hostname = 'localhost', port = String(PORT) } = told
  const listensAt = `http://${hostFor(EVERYWHERE.includes(hostname) ? (network ?? 'localhost') : hostname)}:${port}`
  const origin = APP_ORIGIN ?? listensAt
  if (name !== 'next') return { command, listensAt, origin }
  if (args[0] === 'start' && !isLoopback(origin))
    throw startupError(`${ONLY_HERE}: try ${origin} with npm run dev.`)
  const added = [
    ...(told.hostname === undefined ? ['--hostname', hostname] : []),
    ...(told.port === undefined ? ['--port', port] : []),
  ]
  return { command: [...command, ...added], listensAt, origin }
}

const ONLY_HERE = 'A production build takes a local Cognito on this machine only'

/** Hostname and port as Next reads them. */
function addressIn(args: readonly string[]): { readonly hostname?: string; readonly port?: string } {
  const options = { hostname: { type: 'string', short: 'H' }, port: { type: 'string', short: 'p' } } as const
  const { hostname, port } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
  }).values
  return {
    ...(typeof hostname === 'string' ? { hostname } : {}),
    ...(typeof port === 'string' ? { port } : {}),
  }
}

function hostFor(hostname: string): string {
  return hostname.includes(':') ? `[${hostname}]` : hostname
}

/** The first address by which other machines of the network reach this one. */
export function networkAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}
