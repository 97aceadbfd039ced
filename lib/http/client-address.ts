import 'server-only'
import { isIP } from 'node:net'
import { headers } from 'next/headers'
import { siteEnvironment } from '#lib/env.ts'

/**
 * The visitor's address, from the one header that the platform is known to write (`TRUSTED_IP_HEADER`).
 * Of a list only the last entry counts: the nearest proxy appended it, everything before it came from the visitor.
 * @returns undefined when no header is configured or it holds no address; starts of unknown addresses are not limited by it
 */
export async function clientAddress(): Promise<string | undefined> {
  const name = siteEnvironment().trustedIpHeader
  if (name === undefined) return undefined
  return lastAddress((await headers()).get(name))
}

/** The last entry of an address list, if it is an IP address; some proxies write a port behind it. */
export function lastAddress(list: string | null): string | undefined {
  const last = list?.split(',').at(-1)?.trim() ?? ''
  const address =
    WITH_PORT.exec(last)
      ?.slice(1)
      .find((part) => part !== undefined) ?? last
  return isIP(address) === 0 ? undefined : address
}

const WITH_PORT = /^(?:\[([0-9a-f:.]{2,45})\]|([0-9.]{7,15}))(?::\d{1,5})?$/i
