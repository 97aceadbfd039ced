import type { ReactNode } from 'react'

/** A globe: who cannot read the page finds their language by it. */
export function LanguageIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M2.5 10h15M10 2.5c2.3 2 3.4 4.6 3.4 7.5s-1.1 5.5-3.4 7.5c-2.3-2-3.4-4.6-3.4-7.5s1.1-5.5 3.4-7.5Z" />
    </Icon>
  )
}

/** A disc, half light and half dark. */
export function AppearanceIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="7.5" />
      <path d="M10 2.5a7.5 7.5 0 0 1 0 15Z" fill="currentColor" />
    </Icon>
  )
}

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className="size-5 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}
