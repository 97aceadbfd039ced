import { expect, it, vi } from 'vitest'
import { browser } from '#lib/testing/next-request.ts'
import { offers } from '#lib/testing/offers.ts'
import { acceptedLanguage, chosenTheme, requestedLanguage } from './preferences.ts'

vi.mock('next/headers', () => import('#lib/testing/next-request.ts'))
vi.stubEnv('APP_ORIGIN', 'http://localhost:3000')
vi.stubEnv('COGNITO_USER_POOL_ID', 'eu-central-1_AbCdEf123')
vi.stubEnv('COGNITO_CLIENT_ID', 'client')
vi.stubEnv('COGNITO_CLIENT_SECRET', 'secret'.repeat(4))
vi.stubEnv('SESSION_SECRET', '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG=')
vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', 'http://127.0.0.1:9229')

it.runIf(offers('de'))(
  'the chosen language and theme are read, also where a proxy put quotes around them',
  async () => {
    for (const [language, theme] of [
      ['de', 'dark'],
      ['"de"', '"dark"'],
    ] as const) {
      browser.takes({ name: 'language-3000', value: language })
      browser.takes({ name: 'theme-3000', value: theme })
      expect([await requestedLanguage(), await chosenTheme()]).toEqual(['de', 'dark'])
    }
  },
)

const HEADERS = [
  [null, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['zh-CN,zh;q=0.9,ja;q=0.5', 'ja'],
  ['en;q=0.2,ar-EG;q=0.9', 'ar'],
  ['pt-PT', 'pt'],
  ['fr;q=0, es', 'es'],
  ['xx, yy;q=0.3', 'en'],
  ['de;q=nonsense', 'en'],
  ['\u0000;;;,,,q=', 'en'],
  [`${'xx,'.repeat(10_000)}de`, 'en'],
] as const

it.each(HEADERS.filter(([, language]) => offers(language)))(
  'Accept-Language %j gives %s',
  (header, language) => {
    expect(acceptedLanguage(header)).toBe(language)
  },
)
