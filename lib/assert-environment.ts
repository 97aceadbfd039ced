import 'server-only'
import { siteEnvironment } from './env.ts'

const NO_ADDRESSES =
  'TRUSTED_IP_HEADER is not set: starts are not limited by client address. ' +
  '.env.example says which header platforms write.'

/**
 * Ends the process with one sentence when variables are missing or malformed. If `register` threw instead, Next would keep running
 * and answer every request with 500.
 */
export function assertEnvironment(): void {
  try {
    const { trustedIpHeader, isHttps } = siteEnvironment()
    if (trustedIpHeader === undefined && isHttps) console.warn(NO_ADDRESSES)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
