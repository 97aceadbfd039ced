import 'server-only'
import { notFound } from 'next/navigation'
import { isPasswordMode } from '#lib/env.ts'

/** For actions that start with an address alone: where a password comes first, nobody gets past it by them. */
export function requireCodeMode(): void {
  if (isPasswordMode()) notFound()
}
