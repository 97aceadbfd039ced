import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { startLocalPool } from '#infra/local/start-local-pool.ts'
import { LANGUAGES, languageOf } from '#lib/language.ts'
import { MovableClock } from '../../e2e/support/movable-clock.ts'
import { startSite } from '../../e2e/support/site.ts'
import { Walker } from '../../e2e/walks/walker.ts'
import { walkWithCode } from '../../e2e/walks/with-code.ts'
import { walkWithPassword } from '../../e2e/walks/with-password.ts'
import { launchOptions } from '../launch-options.ts'
import { album } from './album.ts'
import { LOOKS } from './looks.ts'

const FOLDER = 'screens'

const USAGE = `Usage: npm run screens [-- --language de]

Writes every screen and state, in light, dark and 320 px, to ${FOLDER}/. Languages: ${LANGUAGES.join(', ')}; en if none is named.`

const WALKS = { code: walkWithCode, 'password-and-code': walkWithPassword } as const

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
    const { take, count } = album(page, folder)
    await WALKS[mode](new Walker(page, take), { pool, clock, address: `anna.${look}@example.com` })
    console.log(`${folder}: ${count()} pictures`)
    await context.close()
  }
  await site.stop()
  await pool.close()
}
await browser.close()
