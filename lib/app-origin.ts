import { ok, type Result, refused } from './result.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** Variables of a deployment on Vercel with its host name; APP_ORIGIN may name one of them. docs/decisions/0038 */
const PREVIEW_HOSTS: readonly string[] = ['VERCEL_BRANCH_URL', 'VERCEL_URL']

/**
 * The origin that APP_ORIGIN says, or names a variable for.
 * @param variables what else is set
 */
export function appOriginOf(value: string, variables: Variables): Result<string, string> {
  if (PREVIEW_HOSTS.includes(value)) return previewOrigin(value, variables)
  const url = URL.canParse(value) ? new URL(value) : undefined
  const isOrigin = url !== undefined && url.origin === value.replace(/\/$/, '')
  if (isOrigin && (url.protocol === 'https:' || isHttpAllowed(url, variables))) return ok(url.origin)
  return refused(
    'is not an origin such as https://example.com (http only on this machine, or with npm run dev)',
  )
}

function previewOrigin(name: string, variables: Variables): Result<string, string> {
  const host = variables[name] ?? ''
  if (variables['VERCEL_ENV'] === 'preview' && URL.canParse(`https://${host}`)) return ok(`https://${host}`)
  return refused(`names ${name}, which only previews on Vercel have`)
}

function isHttpAllowed({ protocol, origin }: URL, variables: Variables): boolean {
  return protocol === 'http:' && (isLoopback(origin) || isUnderNextDev(variables))
}

/** True under `next dev`, which is also tried through a tunnel or from a phone in the same network. */
export function isUnderNextDev(variables: Variables): boolean {
  return variables['NODE_ENV'] === 'development'
}

/**
 * True for a URL of this machine.
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(127\.0\.0\.1|\[::1\]|(.+\.)?localhost)$/.test(new URL(url).hostname)
}
