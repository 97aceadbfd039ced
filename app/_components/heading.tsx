import type { ReactNode } from 'react'

/** The one `<h1>` of a page. */
export function Heading({ children }: { children: ReactNode }) {
  return <h1 className="text-balance font-semibold text-2xl tracking-tight sm:text-[1.75rem]">{children}</h1>
}
