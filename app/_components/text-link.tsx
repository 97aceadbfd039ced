import type { ReactNode } from 'react'

type TextLinkProps = {
  href: string
  /** It stays on one line where a line has room for it: for a link that nothing follows. */
  isWhole?: boolean
  children: ReactNode
}

/** A link in running text. */
export function TextLink({ href, isWhole = false, children }: TextLinkProps) {
  return (
    <a href={href} {...(isWhole ? { className: 'inline-block' } : {})}>
      {children}
    </a>
  )
}
