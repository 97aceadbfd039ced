import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { z } from 'zod'
import { visitorWho } from '../../../e2e/support/forms.ts'
import type { HttpVisitor } from '../../../e2e/support/http-visitor.ts'
import { launchOptions } from '../../chromium.ts'
import { outputOf } from '../command.ts'
import type { Figure } from '../figures.ts'
import type { Part } from '../part.ts'
import { onStage } from '../stage.ts'

/** The last one that runs on Node 20. 150 packages and 185 MB: more than a clone should bring for one figure. */
const VERSION = '12.8.2'
const FOLDER = join(tmpdir(), `lighthouse-${VERSION}`)
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

/** Each with who sees it. */
const PAGES = [
  ['/sign-in', 'anonymous'],
  ['/sign-in/code', 'pending'],
  ['/', 'signed in'],
] as const

const ReportSchema = z.object({
  categories: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
})
type Report = z.infer<typeof ReportSchema>

/** Lighthouse's marks on a simulated phone, fetched into the system's folder for temporary files. */
export const lighthouse: Part = async ({ isLong }) => {
  await mkdir(FOLDER, { recursive: true })
  await writeFile(join(FOLDER, 'package.json'), '{ "private": true }')
  await outputOf('npm', ['install', '--no-audit', '--no-fund', `lighthouse@${VERSION}`], { cwd: FOLDER })
  return onStage({}, async ({ site, pool }) => {
    const figures: Figure[] = []
    for (const [path, who] of PAGES) {
      const visitor = await visitorWho(who, site, pool)
      const reports: Report[] = []
      for (let run = 0; run < (isLong ? 5 : 1); run += 1) reports.push(await examine(visitor, path))
      figures.push({ what: path, figure: marks(middleOf(reports)), wanted: '99 or more, 100, 100, 100' })
    }
    return figures
  })
}

async function examine({ origin, cookies }: HttpVisitor, path: string): Promise<Report> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const flags = ['--headless=new', ...(launchOptions().args ?? [])]
  const report = await outputOf(
    process.execPath,
    [
      join(FOLDER, 'node_modules/lighthouse/cli/index.js'),
      origin + path,
      '--quiet',
      '--output=json',
      '--output-path=stdout',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${flags.join(' ')}`,
      `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
    ],
    { variables: { CHROME_PATH: launchOptions().executablePath ?? chromium.executablePath() } },
  )
  return ReportSchema.parse(JSON.parse(report))
}

/** Performance differs from run to run: https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md */
function middleOf(reports: readonly Report[]): Report {
  const performance = ({ categories }: Report) => categories['performance']?.score ?? 0
  const sorted = [...reports].sort((one, other) => performance(one) - performance(other))
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('Lighthouse never ran')
  return middle
}

/** The marks, and what each that is not full was marked down for. */
function marks({ categories, audits }: Report): string {
  return CATEGORIES.map((name) => {
    const category = categories[name]
    if (category === undefined) throw new Error(`Lighthouse said nothing of ${name}`)
    const faults = category.auditRefs
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => audits[id])
      .filter((audit) => audit !== undefined && audit.score !== null && audit.score < 0.995)
      .map((audit) => [audit?.title, audit?.displayValue].filter(Boolean).join(' '))
    const mark = `${category.title} ${Math.round(category.score * 100)}`
    return faults.length === 0 ? mark : `${mark} (${faults.join('; ')})`
  }).join(', ')
}
