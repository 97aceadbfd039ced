import 'server-only'
import { DEFAULT_HSTS, siteEnvironment } from './env.ts'

const NO_ADDRESSES =
  'TRUSTED_IP_HEADER is not set: starts are not limited by client address. ' +
  '.env.example says which header platforms write.'

const EVERY_SUBDOMAIN =
  'APP_ORIGIN has no subdomain: browsers that saw the site refuse http on all subdomains of its domain for two years. ' +
  '.env.example says how STRICT_TRANSPORT_SECURITY changes that.'

/**
 * Ends the process with one sentence when variables are missing or malformed. If `register` threw instead, Next would keep running
 * and answer every request with 500.
 */
export function assertEnvironment(): void {
  try {
    const { trustedIpHeader, isHttps, appOrigin, hsts } = siteEnvironment()
    if (trustedIpHeader === undefined && isHttps) console.warn(NO_ADDRESSES)
    if (hsts === DEFAULT_HSTS && isApex(appOrigin)) console.warn(EVERY_SUBDOMAIN)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

/** Of two labels; what else is registered as a domain, such as example.co.uk, only a list knows. */
function isApex(origin: string): boolean {
  return /^[^.]+\.[a-z][^.]*$/.test(new URL(origin).hostname)
}
