import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { brand } from '#lib/brand.ts'
import { systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { chosenTheme } from '#lib/http/preferences.ts'
import { directionOf, openGraphLocaleOf, tagOf } from '#lib/language.ts'
import { fill } from '#lib/messages/messages.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { BrandMark } from './_components/brand-mark.tsx'
import { LeaveWhenSignedOut } from './_components/leave-when-signed-out.tsx'
import { LocaleProvider } from './_components/locale-context.tsx'
import { RestoreTypedText } from './_forms/typed-text.ts'
import { UpdatedNotice } from './_forms/updated-notice.tsx'
import { Preferences } from './preferences/preferences.tsx'
import './globals.css'

// Every page carries a nonce of its own, which a page rendered ahead of its request cannot.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const { words, language } = await pageMessages()
  const description = fill(words.site.description, { app: brand.name })
  return {
    metadataBase: new URL(siteEnvironment().appOrigin),
    alternates: { canonical: './' },
    applicationName: brand.name,
    description,
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/icon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-icon.png',
    },
    openGraph: {
      type: 'website',
      siteName: brand.name,
      title: brand.name,
      description,
      locale: openGraphLocaleOf(language),
      images: { url: '/share.png', width: 1200, height: 630, alt: description },
    },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  const { light, dark } = brand.colours.page
  return {
    width: 'device-width',
    initialScale: 1,
    colorScheme: theme === 'system' ? 'light dark' : theme,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: light },
            { media: '(prefers-color-scheme: dark)', color: dark },
          ]
        : brand.colours.page[theme],
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [{ language, words }, theme] = await Promise.all([pageMessages(), chosenTheme()])
  return (
    <html
      lang={tagOf(language)}
      dir={directionOf(language)}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
    >
      <body className="flex min-h-dvh flex-col items-center px-4 py-6 sm:py-14">
        <LeaveWhenSignedOut />
        <RestoreTypedText />
        <LocaleProvider
          language={language}
          words={{ ui: words.ui, wentWrong: words.wentWrong }}
          renderedAt={systemClock()}
        >
          <header className="w-full max-w-md px-1 pb-5">
            <Link
              href="/"
              prefetch={false}
              className="inline-flex min-h-11 items-center gap-2.5 font-semibold text-lg tracking-tight"
            >
              <BrandMark />
              <span translate="no">{brand.name}</span>
            </Link>
          </header>
          <main className="w-full max-w-md rounded-2xl border border-line bg-surface px-5 py-7 sm:px-9 sm:py-9">
            <UpdatedNotice />
            {children}
          </main>
          <Preferences language={language} theme={theme} words={words} />
        </LocaleProvider>
      </body>
    </html>
  )
}
