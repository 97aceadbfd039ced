import Link from 'next/link'
import type { ReactNode } from 'react'

/** A link in running text. Nothing is prefetched: every page is rendered for its own request. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="font-medium text-accent underline underline-offset-4 hover:text-accent-strong"
    >
      {children}
    </Link>
  )
}
