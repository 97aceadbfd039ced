import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/** The pages that only the mode with passwords has. */
export const PAGES_OF_PASSWORDS = [
  '/account/password',
  '/forgot-password',
  '/forgot-password/reset',
  '/sign-in/new-password',
  '/sign-up/confirm',
]

/** Every page that the mode with codes alone has, as its folder is named: `/invoices/[id]`. */
export function pagesOfCodes(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'page.tsx')
    .map((file) => `/${dirname(file)}`.replace(/^\/\.$/, '/'))
    .filter((path) => !PAGES_OF_PASSWORDS.includes(path))
}

/** Those of the pages that are none of the paths that were seen. */
export function unseen(pages: readonly string[], seen: ReadonlySet<string>): string[] {
  return pages.filter((page) => ![...seen].some((path) => patternOf(page).test(path)))
}

/** Folders in round brackets are no part of a path, and those in square ones stand for any name. */
function patternOf(page: string): RegExp {
  const folders = page.split('/').filter((folder) => folder !== '' && !folder.startsWith('('))
  const names = folders.map((folder) => folder.replace(/^\[\[?\.{3}.*$/, '.*').replace(/^\[.*$/, '[^/]+'))
  return new RegExp(`^/${names.join('/')}$`)
}
