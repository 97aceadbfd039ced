import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/** The pages that only the mode with passwords has. */
export const PAGES_OF_PASSWORDS = [
  '/account/password',
  '/forgot-password',
  '/forgot-password/reset',
  '/sign-up/confirm',
]

/** Every page that the mode with codes alone has. */
export function pagesOfCodes(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'page.tsx')
    .map((file) => `/${dirname(file)}`.replace(/^\/\.$/, '/'))
    .filter((path) => !PAGES_OF_PASSWORDS.includes(path))
}
