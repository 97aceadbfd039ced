import { type Browser, chromium } from 'playwright'
import { visitorWho } from '../../../e2e/support/forms.ts'
import { HttpVisitor } from '../../../e2e/support/http-visitor.ts'
import {
  opensAccount,
  opensTemporaryAccount,
  PASSWORD,
  signsInWith,
} from '../../../e2e/support/password-visitor.ts'
import { newAddress, newestCode } from '../../../e2e/support/visitor.ts'
import { launchOptions } from '../../chromium.ts'
import { withEmptySite } from '../empty-site.ts'
import { type Figure, kilobytes } from '../figures.ts'
import type { Part } from '../part.ts'
import { type Weight, weighPage } from '../script-of-page.ts'
import { onStage, type Stage } from '../stage.ts'

const WANTED = new Map([['/sign-in', 'at most 13 kB over an empty page']])
/** After so long, whoever wants to delete an account must have signed in anew. */
const NOT_RECENT = { seconds: 11 * 60 }

/** The script that each page loads at first, in a real browser, beside an empty page of the same Next version. */
export const script: Part = async () => {
  const browser = await chromium.launch(launchOptions())
  const emptyPage = await weighEmptyPage(browser)
  const weights = [...(await ofCodeMode(browser)), ...(await ofPasswordMode(browser))]
  await browser.close()
  return [
    { what: 'an empty page', figure: kilobytes(emptyPage.script) },
    ...weights.map(([path, weight]) => figure(path, weight, emptyPage)),
  ]
}

function figure(path: string, { page, script, laterScript }: Weight, emptyPage: Weight): Figure {
  const parts = [
    `${kilobytes(script)}, ${kilobytes(script - emptyPage.script)} over an empty page`,
    ...(laterScript === 0 ? [] : [`on focus ${kilobytes(laterScript)}`]),
    `HTML ${kilobytes(page)}`,
  ]
  return { what: path, figure: parts.join('; '), wanted: WANTED.get(path) ?? '' }
}

async function weighEmptyPage(browser: Browser): Promise<Weight> {
  const context = await browser.newContext()
  const weight = await withEmptySite(({ origin }) => weighPage(context, origin))
  await context.close()
  return weight
}

function ofCodeMode(browser: Browser): Promise<[string, Weight][]> {
  return onStage({}, async ({ site, pool, clock }) => {
    const nobody = await visitorWho('anonymous', site, pool)
    const pending = await visitorWho('pending', site, pool)
    const somebody = await visitorWho('signed in', site, pool)
    const weights = [
      ...(await weigh(browser, nobody, ['/sign-in', '/sign-up', '/help/no-code', '/signed-out', '/nowhere'])),
      ...(await weigh(browser, pending, ['/sign-in/code'])),
      ...(await weigh(browser, somebody, ['/', '/account', '/account/delete'])),
    ]
    await clock.passes(NOT_RECENT)
    return [...weights, ...(await weigh(browser, somebody, ['/sign-in/reauthenticate']))]
  })
}

async function ofPasswordMode(browser: Browser): Promise<[string, Weight][]> {
  const weights = await onStage({ signInMode: 'password-and-code' }, async (stage) => [
    ...(await weigh(browser, new HttpVisitor(stage.site.origin), [
      '/sign-in',
      '/sign-up',
      '/forgot-password',
    ])),
    ...(await weigh(browser, await whoConfirms(stage), ['/sign-up/confirm'])),
    ...(await weigh(browser, await whoForgot(stage), ['/forgot-password/reset'])),
    ...(await weigh(browser, await whoNeedsPassword(stage), ['/sign-in/new-password'])),
    ...(await weigh(browser, await whoHasPassword(stage), ['/account/password'])),
  ])
  return weights.map(([path, weight]) => [`${path}, with passwords`, weight])
}

async function whoConfirms({ site }: Stage): Promise<HttpVisitor> {
  const visitor = new HttpVisitor(site.origin)
  await visitor.submits('/sign-up', 'Create an account', { email: newAddress(), password: PASSWORD })
  return visitor
}

async function whoForgot({ site }: Stage): Promise<HttpVisitor> {
  const visitor = new HttpVisitor(site.origin)
  await visitor.submits('/forgot-password', 'E-mail me a code', { email: newAddress() })
  return visitor
}

async function whoNeedsPassword({ site, pool }: Stage): Promise<HttpVisitor> {
  const visitor = new HttpVisitor(site.origin)
  await opensTemporaryAccount(visitor, pool, newAddress())
  return visitor
}

async function whoHasPassword({ site, pool }: Stage): Promise<HttpVisitor> {
  const visitor = new HttpVisitor(site.origin)
  const email = newAddress()
  await opensAccount(visitor, pool, email)
  await signsInWith(visitor, () => newestCode(pool, email), email)
  return visitor
}

/** Opens the pages in a browser that has this visitor's cookies. */
async function weigh(
  browser: Browser,
  { origin, cookies }: HttpVisitor,
  paths: readonly string[],
): Promise<[string, Weight][]> {
  const context = await browser.newContext({ locale: 'en' })
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })))
  const weights: [string, Weight][] = []
  for (const path of paths) weights.push([path, await weighPage(context, origin + path)])
  await context.close()
  return weights
}
