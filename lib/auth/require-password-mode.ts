import 'server-only'
import { notFound } from 'next/navigation'
import { isPasswordMode } from '#lib/env.ts'

/** For pages and actions about passwords: there are none of them where the code is all there is. */
export function requirePasswordMode(): void {
  if (!isPasswordMode()) notFound()
}
