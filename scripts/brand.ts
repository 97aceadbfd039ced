import { writeFile } from 'node:fs/promises'
import { type Browser, chromium } from 'playwright'
import { brand, brandIcon } from '#lib/brand.ts'
import { launchOptions } from './chromium.ts'

const FOLDER = new URL('../public/', import.meta.url)
const ICON_HEADER_BYTES = 6 + 16

const browser = await chromium.launch(launchOptions())
await write('icon.svg', brandIcon())
await write('favicon.ico', iconFile(await tile(browser, 32), 32))
await write('apple-touch-icon.png', await tile(browser, 180))
await write('share.png', await picture(browser, shareCard(), { width: 1200, height: 630 }))
await browser.close()
console.log(`The pictures of "${brand.name}" are in public/.`)

async function write(name: string, content: string | Buffer): Promise<void> {
  await writeFile(new URL(name, FOLDER), content)
}

/** The icon as a square picture; phones round the corners themselves. */
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

/**
 * A PNG picture wrapped as an ICO file, for requests of /favicon.ico.
 * @see https://en.wikipedia.org/wiki/ICO_(file_format)
 */
function iconFile(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(ICON_HEADER_BYTES)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(1, 4)
  header.writeUInt8(size, 6)
  header.writeUInt8(size, 7)
  header.writeUInt16LE(1, 10)
  header.writeUInt16LE(32, 12)
  header.writeUInt32LE(png.length, 14)
  header.writeUInt32LE(ICON_HEADER_BYTES, 18)
  return Buffer.concat([header, png])
}

/** What messengers and social networks show with a link to the site, as a page of 1200 by 630. */
function shareCard(): string {
  const { page, ink, muted, accent, surface, line } = brand.colours
  const digits = ['4', '0', '7', '1', '9', '6'].map((digit) => `<b>${digit}</b>`).join('')
  return `<!doctype html><style>
*{box-sizing:border-box}
body{margin:0;width:1200px;height:630px;display:grid;grid-template-columns:1fr auto;align-items:center;gap:60px;
padding:90px;background:${page.light};color:${ink.light};font-family:system-ui,'Noto Sans',sans-serif}
svg{width:96px;display:block}
h1{margin:36px 0 14px;font-size:76px;letter-spacing:-.03em;line-height:1}
p{margin:0;font-size:32px;line-height:1.35;color:${muted.light}}
.code{display:grid;grid-template-columns:repeat(3,96px);gap:16px;padding:40px;background:${surface.light};
border:2px solid ${line.light};border-radius:32px}
b{display:grid;place-items:center;height:112px;border-radius:18px;border:2px solid ${line.light};
font:600 60px ui-monospace,'DejaVu Sans Mono',monospace;color:${accent.light}}
</style>
<div>${brandIcon()}<h1>${brand.name}</h1><p>Sign in with a code by email.</p></div>
<div class="code">${digits}</div>`
}
