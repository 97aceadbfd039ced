import type { NextRequest } from 'next/server'

/** True for a request that changes nothing. */
export function isReading({ method }: Pick<Request, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** True for a file: no page has a dot in its path. */
export function isFile({ nextUrl }: NextRequest): boolean {
  return /\.\w+$/.test(nextUrl.pathname)
}
