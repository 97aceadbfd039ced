import { describe, expect, it } from 'vitest'
import { type OpenRoute, openRoutes } from './http/open-routes.ts'
import { isProduct, MAY_IMPORT, ownImports, sources, tierOf } from './testing/house.ts'

const files = [...sources.keys()]

/** Where `process.env` may be read: each tier parses it once, tools of the command line at their start. */
const ENVIRONMENT_FILES = [
  'lib/env.ts',
  'infra/triggers/trigger-env.ts',
  'infra/local/local-env.ts',
  'infra/doctor/environment.ts',
  'infra/stack/commands/environment.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'playwright.config.ts',
]

/** Pages and actions for visitors who are not signed in. All others call `requireUser()`. */
const OPEN_TO_ALL = [
  'app/actions.ts',
  'app/forbidden/page.tsx',
  'app/forgot-password/actions.ts',
  'app/forgot-password/page.tsx',
  'app/forgot-password/reset/actions.ts',
  'app/forgot-password/reset/page.tsx',
  'app/help/no-code/page.tsx',
  'app/preferences/actions.ts',
  'app/sign-in/actions.ts',
  'app/sign-in/code/actions.ts',
  'app/sign-in/code/page.tsx',
  'app/sign-in/new-password/actions.ts',
  'app/sign-in/new-password/page.tsx',
  'app/sign-in/page.tsx',
  'app/sign-up/actions.ts',
  'app/sign-up/confirm/actions.ts',
  'app/sign-up/confirm/page.tsx',
  'app/sign-up/page.tsx',
  'app/signed-out/page.tsx',
  'app/went-wrong/page.tsx',
]

/** Actions that mean the same for every person at the browser. All others are for the person of their page: app/_forms/audiences.ts */
const FOR_ANYONE = [
  'app/actions.ts#signOutAction',
  'app/actions.ts#startAgainAction',
  'app/forgot-password/actions.ts#requestResetAction',
  'app/preferences/actions.ts#choosePreferenceAction',
  'app/sign-in/actions.ts#requestCodeAction',
  'app/sign-in/actions.ts#signInAction',
  'app/sign-up/actions.ts#signUpAction',
  'app/sign-up/actions.ts#signUpWithPasswordAction',
]

/** What a route handler begins with, so that it knows who sends a request before it does anything else. */
const CALLER_CHECKS = ['requireOwnOrigin', 'bearerUser', 'requireNoBrowser', 'verifyWebhook']

const MAX_LINES = 200

/** Up to this length a function needs no docstring. */
const SAYS_ALL = 8

describe('the house rules', () => {
  it('finds the sources', () => {
    expect(files.length).toBeGreaterThan(50)
  })

  it('imports run one way: app -> lib, infra -> lib, lib -> nothing of ours', () => {
    const breaches = productFiles().flatMap((file) => {
      const allowed = MAY_IMPORT[tierOf(file)]
      if (allowed === undefined) return []
      return ownImports(file)
        .filter((target) => !allowed.includes(tierOf(target)))
        .map(
          (target) =>
            `${file} must not import ${target}: ${tierOf(file)} may import ${allowed.join(', ')} only`,
        )
    })
    expect(breaches).toEqual([])
  })

  it('e2e knows only the local servers of infra', () => {
    const breaches = files
      .filter((file) => file.startsWith('e2e/'))
      .flatMap((file) => ownImports(file).filter((target) => /^infra\/(?!local\/)/.test(target)))
    expect(breaches).toEqual([])
  })

  it("'use server' is in every actions.ts and nowhere else", () => {
    const doors = files.filter((file) => /^['"]use server['"]/m.test(text(file)))
    expect(doors).toEqual(files.filter((file) => file.endsWith('/actions.ts')))
  })

  it('no action is inside of a function, where it would close over values: their key is public', () => {
    const directives = files
      .filter((file) => /^app\/|^lib\//.test(file) && isProduct(file))
      .filter((file) => /^[ \t]+['"]use (server|cache)\b|[{;] *['"]use (server|cache)\b/m.test(text(file)))
    expect(directives).toEqual([])
  })

  it('every action is made by formAction() or postAction(), which guard it', () => {
    const exported = files
      .filter((file) => file.endsWith('/actions.ts'))
      .flatMap((file) => (text(file).match(/^export .*/gm) ?? []).map((line) => `${file}: ${line}`))
    expect(exported.length).toBeGreaterThanOrEqual(9)
    expect(exported.filter((line) => !/: export const \w+ = (form|post)Action\(/.test(line))).toEqual([])
  })

  it('every action is for an audience, or is listed as for anyone', () => {
    const audiences = text('app/_forms/audiences.ts').match(/(?<=^export const )\w+(?=: Audience<)/gm) ?? []
    const actions = files.filter((file) => file.endsWith('/actions.ts')).flatMap(actionsIn)
    expect(audiences.length).toBeGreaterThanOrEqual(6)
    expect(actions.filter(({ requires }) => requires === 'anyone').map(({ name }) => name)).toEqual(
      FOR_ANYONE,
    )
    expect(actions.filter(({ requires }) => !['anyone', ...audiences].includes(requires))).toEqual([])
  })

  it('no feature of the site imports another one', () => {
    const breaches = files
      .filter((file) => featureOf(file) !== undefined)
      .flatMap((file) =>
        ownImports(file)
          .filter((target) => ![undefined, featureOf(file)].includes(featureOf(target)))
          .map(
            (target) =>
              `${file} must not import ${target}: what both need goes to _components, _forms or lib`,
          ),
      )
    expect(breaches).toEqual([])
  })

  it('every route handler begins with a check of its caller, and returns its refusal', () => {
    const unchecked = routes.flatMap(({ file, handlers }) =>
      (text(file).match(/^export .*/gm) ?? [])
        .filter(
          (line) => !handlers.some(({ source }) => source.startsWith(line)) && !OTHER_METHODS.test(line),
        )
        .map((line) => `${file}: ${line}`),
    )
    expect(unchecked).toEqual([])
  })

  it('a route that takes more than GET, and not from our own pages alone, is an open route', () => {
    const open: string[] = Object.keys(openRoutes)
    const foreign = routes.filter(({ handlers }) =>
      handlers.some(({ method, check }) => method !== 'GET' && check !== 'requireOwnOrigin'),
    )
    expect(foreign.map(({ path }) => path).filter((path) => !open.includes(path))).toEqual([])
  })

  it('every open route has a file that answers its methods, and no other', () => {
    const listed = Object.entries<OpenRoute>(openRoutes).map(([path, { methods }]) => ({ path, methods }))
    const answered = listed.map(({ path }) => {
      const handlers = routes.find((route) => route.path === path)?.handlers ?? []
      return { path, methods: handlers.map(({ method }) => method) }
    })
    expect(answered).toEqual(listed)
  })

  it('every page and action requires a user, or is listed as open to all', () => {
    const doors = files.filter((file) => /^app\/(.*\/)?(page\.tsx|actions\.ts)$/.test(file))
    expect(doors.filter((file) => !asksWhoIsThere(file))).toEqual(OPEN_TO_ALL)
  })

  it('nothing that infra imports says server-only', () => {
    const breaches = files
      .filter((file) => tierOf(file) === 'infra')
      .flatMap((file) => reachableFrom(file))
      .filter((target) => /^import 'server-only'/m.test(text(target)))
    expect([...new Set(breaches)]).toEqual([])
  })

  it('process.env is read in the environment files only', () => {
    const readers = productFiles().filter(
      (file) => text(file).includes(`process.${'env'}`) && !/^(e2e|scripts)\//.test(file),
    )
    expect(readers.filter((file) => !ENVIRONMENT_FILES.includes(file))).toEqual([])
  })

  it(`a public function of more than ${SAYS_ALL} lines says in a docstring what it is for`, () => {
    const silent = productFiles()
      .filter((file) => /^(app|infra|lib)\//.test(file) && !/\/(actions\.ts|layout\.tsx)$/.test(file))
      .flatMap((file) =>
        publicFunctions(text(file))
          .filter(({ before, source }) => !before.endsWith('*/') && source.split('\n').length > SAYS_ALL)
          .map(({ name }) => `${file}#${name}`),
      )
    expect(silent).toEqual([])
  })

  it('file names are in kebab-case', () => {
    const breaches = files
      .map((file) => file.split('/').at(-1) ?? '')
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(name))
    expect(breaches).toEqual([])
  })

  it(`no file is longer than ${MAX_LINES} lines without a reason in its first comment`, () => {
    const long = productFiles().filter(
      (file) =>
        text(file).split('\n').length > MAX_LINES && !/^\/\*\*[\s\S]{0,400}?long because/i.test(text(file)),
    )
    expect(long).toEqual([])
  })
})

function productFiles(): string[] {
  return files.filter(isProduct)
}

/** Functions that other files can import by name, each with the line before it; further signatures belong to the first. */
function publicFunctions(source: string) {
  const found = source.matchAll(/^(.*)\n(export (?:async )?function (\w+)[\s\S]*?^\}$)/gm)
  return [...found]
    .map(([, before = '', source = '', name = '']) => ({ before, source, name }))
    .filter(({ before }) => !before.startsWith('export '))
}

/**
 * True when each function that a file offers calls `requireUser()` or one of its kind itself, and not in a comment;
 * an action `requires` the audience that does.
 */
function asksWhoIsThere(file: string): boolean {
  const code = text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const offered = code.match(/^export (?:const|default|async|function) [\s\S]*?^}\)?$/gm) ?? []
  const asks = file.endsWith('/actions.ts')
    ? /^ {2}requires: (signedIn|recentlySignedIn|sessionHolder),$|\{ requires: signedIn[ ,]/m
    : /await (require(User|Group|RecentSignIn)|accessToken)\(/
  return offered.length > 0 && offered.every((source) => asks.test(source))
}

/** The actions of a file, each with what it requires, by itself or in the options that its file shares. */
function actionsIn(file: string): { name: string; requires: string }[] {
  const source = text(file)
  const requiredBy = (options: string) => /\brequires: (.+?)(?:,$| }|, )/m.exec(options)?.[1] ?? 'nothing'
  const shared = requiredBy(/^const ACTION = \{[\s\S]*?^\}/m.exec(source)?.[0] ?? '')
  return source
    .split(/^export const /m)
    .slice(1)
    .map((action) => {
      const [options = ''] = action.split(')(')
      const isShared = /Action\((\{ \.\.\.)?ACTION\b/.test(options)
      return {
        name: `${file}#${/^\w+/.exec(action)?.[0]}`,
        requires: isShared ? shared : requiredBy(options),
      }
    })
}

/** A handler whose first statement checks the caller, and whose second returns the refusal. */
const HANDLER = new RegExp(
  [
    String.raw`^export async function ([A-Z]+)\(\s*request: Request\b[^{]*\{`,
    String.raw` {2}const (\w+) = (?:await )?(${CALLER_CHECKS.join('|')})\(request\b.*\)`,
    String.raw` {2}if \(!\2\.ok\) return `,
  ].join('\n'),
  'gm',
)

const OTHER_METHODS = /^export const \{ .+ \} = otherMethods\(openRoutes\['\S+'\]\)$/

const routes = files
  .filter((file) => /^app\/(.*\/)?route\.tsx?$/.test(file))
  .map((file) => ({
    file,
    path: `/${file.replace(/^app\/|\/?route\.tsx?$/g, '')}`,
    handlers: [...text(file).matchAll(HANDLER)].map(([source, method = '', , check = '']) => ({
      source,
      method,
      check,
    })),
  }))

/** A feature is a folder of `app` with its steps; what features share is in folders that begin with an underscore. */
function featureOf(file: string): string | undefined {
  return /^app\/([^_/][^/]*)\//.exec(file)?.[1]
}

function text(file: string): string {
  return sources.get(file) ?? ''
}

function reachableFrom(file: string, seen = new Set<string>()): string[] {
  for (const target of ownImports(file)) {
    if (seen.has(target)) continue
    seen.add(target)
    reachableFrom(target, seen)
  }
  return [...seen]
}
