import 'server-only'
import { notFound } from 'next/navigation'
import { isPasswordMode } from '#lib/env.ts'

/** For what password mode must not have: a start with the address alone. */
export function requireCodeMode(): void {
  if (isPasswordMode()) notFound()
}

/** For pages and actions about passwords, which code mode does not have. */
export function requirePasswordMode(): void {
  if (!isPasswordMode()) notFound()
}
