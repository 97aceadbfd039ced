import type { ReactNode } from 'react'
import { brand } from '#lib/brand.ts'
import { systemClock } from '#lib/clock.ts'
import { chosenTheme, type Theme } from '#lib/http/preferences.ts'
import { directionOf, tagOf } from '#lib/language.ts'
import { pageMessages } from '#lib/messages/page-messages.ts'
import { ClientNavigation } from './_components/client-navigation.tsx'
import { LeaveWhenSignedOut } from './_components/leave-when-signed-out.tsx'
import { LocaleProvider } from './_components/locale-context.tsx'
import { RestoreTypedText } from './_forms/typed-text.ts'
import { UpdatedNotice } from './_forms/updated-notice.tsx'
import { Preferences } from './preferences/preferences.tsx'
// Script of a file of their own would cost every page its headers: docs/decisions/0046
import './error.tsx'
import './global-error.tsx'
import './globals.css'

// Every page carries a nonce of its own, which a page rendered ahead of its request cannot.
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [{ language, locale, words }, theme] = await Promise.all([pageMessages(), chosenTheme()])
  return (
    <html
      lang={tagOf(language)}
      dir={directionOf(language)}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
    >
      <head>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {/* A code is no telephone number. */}
        <meta name="format-detection" content="telephone=no, address=no, email=no" />
        <ThemeColour theme={theme} />
      </head>
      <body>
        <ClientNavigation />
        <LeaveWhenSignedOut />
        <RestoreTypedText />
        <LocaleProvider appName={brand.name} locale={locale} ui={words.ui} renderedAt={systemClock()}>
          <header>
            <a href="/" translate="no">
              {brand.name}
            </a>
          </header>
          <main>
            <UpdatedNotice />
            {children}
          </main>
          <Preferences language={language} theme={theme} words={words.site} />
        </LocaleProvider>
      </body>
    </html>
  )
}

/** The colour of the browser around the page. */
function ThemeColour({ theme }: { theme: Theme }) {
  const { light, dark } = brand.colours.page
  if (theme !== 'system') return <meta name="theme-color" content={brand.colours.page[theme]} />
  return (
    <>
      <meta name="theme-color" content={dark} media="(prefers-color-scheme:dark)" />
      <meta name="theme-color" content={light} />
    </>
  )
}
