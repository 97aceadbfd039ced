import { writeFile } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright'
import { brand } from '#lib/brand.ts'
import { brandIcon } from '#lib/brand-icon.ts'
import { launchOptions } from '../launch-options.ts'
import { iconFile } from './icon-file.ts'
import { shareCard } from './share-card.ts'

const FOLDER = new URL('../../public/', import.meta.url)

const browser = await chromium.launch(launchOptions())
await write('icon.svg', brandIcon())
await write('favicon.ico', iconFile(await tile(browser, 32), 32))
await write('apple-icon.png', await tile(browser, 180))
await write('share.png', await picture(browser, shareCard(), { width: 1200, height: 630 }))
await browser.close()
console.log(`The pictures of "${brand.name}" are in public/.`)

async function write(name: string, content: string | Buffer): Promise<void> {
  await writeFile(new URL(name, FOLDER), content)
}

/** The icon as a square picture; phones round its corners themselves, so it fills the square. */
function tile(from: Browser, size: number): Promise<Buffer> {
  const svg = size < 64 ? brandIcon() : brandIcon().replace(' rx="9"', '')
  return picture(from, `<style>body{margin:0}svg{display:block}</style>${svg}`, { width: size, height: size })
}

async function picture(
  from: Browser,
  html: string,
  viewport: { width: number; height: number },
): Promise<Buffer> {
  const page = await from.newPage({ viewport, colorScheme: 'light' })
  await page.setContent(html)
  const image = await page.screenshot({ omitBackground: true })
  await page.close()
  return image
}
