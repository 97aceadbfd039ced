import 'server-only'
import { notFound } from 'next/navigation'
import { isPasswordMode } from '#lib/env.ts'

/** For actions that start with an address alone: where a password comes first, nobody gets past it by them. */
export function requireCodeMode(): void {
  if (isPasswordMode()) notFound()
}

/** For pages and actions about passwords: there are none of them where the code is all there is. */
export function requirePasswordMode(): void {
  if (!isPasswordMode()) notFound()
}
