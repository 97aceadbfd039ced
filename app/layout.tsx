import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { brand } from '#lib/brand.ts'
import './globals.css'

// Every page carries a nonce of its own, which a page rendered ahead of its request cannot.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  applicationName: brand.name,
  description: `Sign in to ${brand.name} with a code by e-mail.`,
  robots: { index: false },
  formatDetection: { telephone: false, email: false, address: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f5f2' },
    { media: '(prefers-color-scheme: dark)', color: '#151514' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center px-4 py-6 sm:py-14">
        <header className="w-full max-w-md px-1 pb-5">
          <Link
            href="/"
            prefetch={false}
            className="inline-flex min-h-11 items-center gap-2.5 font-semibold text-lg tracking-tight"
          >
            <BrandMark />
            {brand.name}
          </Link>
        </header>
        <main className="w-full max-w-md rounded-2xl border border-line bg-surface px-5 py-7 sm:px-9 sm:py-9">
          {children}
        </main>
      </body>
    </html>
  )
}

function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 text-accent" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <g fill="var(--on-accent)">
        <circle cx="9" cy="16" r="2.6" />
        <circle cx="16" cy="16" r="2.6" />
        <circle cx="23" cy="16" r="2.6" />
      </g>
    </svg>
  )
}
