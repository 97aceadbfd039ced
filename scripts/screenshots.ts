import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserContextOptions, chromium, type Page } from 'playwright'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import { LANGUAGES, languageOf } from '#lib/language.ts'
import { codeJourney } from '../e2e/journeys/code-mode.ts'
import { refusedJourney } from '../e2e/journeys/interruptions.ts'
import { Journey } from '../e2e/journeys/journey.ts'
import { passwordJourney } from '../e2e/journeys/password-mode.ts'
import { MovableClock } from '../e2e/support/movable-clock.ts'
import { startSite } from '../e2e/support/site.ts'
import { launchOptions } from './chromium.ts'

const FOLDER = 'screenshots'

/** How each screen is photographed. */
const LOOKS = {
  light: { viewport: { width: 800, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 800, height: 900 }, colorScheme: 'dark' },
  '320px': { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>

const USAGE = `Usage: npm run screenshots [-- --language de]

Writes every screen and state, in light, dark and 320 px wide, to ${FOLDER}/. Languages: ${LANGUAGES.join(', ')}; en if none is named.`

const JOURNEYS = { code: codeJourney, 'password-and-code': passwordJourney } as const

const { values } = parseArgs({
  options: { language: { type: 'string', default: 'en' }, help: { type: 'boolean' } },
})
const language = languageOf(values.language)
if (values.help === true || language === undefined) {
  console.log(USAGE)
  process.exit(values.help === true ? 0 : 2)
}

await rm(join(FOLDER, language), { recursive: true, force: true })
const browser = await chromium.launch(launchOptions())
for (const mode of ['code', 'password-and-code'] as const) {
  const clock = new MovableClock()
  const pool = await startLocalPool({ clock: clock.now, signInMode: mode })
  const site = await startSite((origin) => pool.siteEnvironment(origin))
  await clock.isFollowedBy(site.runsAhead)
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await browser.newContext({ ...options, locale: language, baseURL: site.origin })
    const folder = join(FOLDER, language, mode, look)
    const page = await context.newPage()
    const { take, count } = screenshotsOf(page, folder)
    const journey = new Journey(page, take)
    await JOURNEYS[mode](journey, { pool, clock, address: `anna.${look}@example.com` })
    await context.clearCookies()
    if (mode === 'code') await refusedJourney(journey)
    console.log(`${folder}: ${count()} pictures`)
    await context.close()
  }
  await site.stop()
  await pool.close()
}
await browser.close()

/** Takes a picture of the whole page once its network is idle, numbered in the order of the journey. */
function screenshotsOf(page: Page, folder: string) {
  let taken = 0
  const take = async (name: string): Promise<void> => {
    await mkdir(folder, { recursive: true })
    await page.waitForLoadState('networkidle')
    taken += 1
    const file = `${String(taken).padStart(2, '0')}-${name}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' })
  }
  return { take, count: () => taken }
}
