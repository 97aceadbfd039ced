import type { ReactNode } from 'react'

/** The one `<h1>` of a page. */
export function Heading({ children }: { children: ReactNode }) {
  return <h1>{children}</h1>
}
