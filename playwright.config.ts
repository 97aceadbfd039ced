import { availableParallelism } from 'node:os'
import { defineConfig, type Project } from '@playwright/test'
import type { SignInMode } from '#lib/sign-in-mode.ts'

// Found or installed by `scripts/chromium.ts`; unset means Playwright's own.
const executablePath = process.env['CHROMIUM_PATH']

// Chromium refuses its sandbox to root; the other switches keep it from calling home during tests.
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * How every screen is looked at: each way in one mode, for the screens of both are made of the same pieces. A window of 320 by 256 is
 * what 400 % leave of 1280 by 1024 (WCAG 2.2, 1.4.10).
 */
const LOOKS = {
  'light, 320 px': { testMatch: 'e2e/screens.spec.ts', viewport: { width: 320, height: 640 } },
  'forced colours': { testMatch: 'e2e/screens.spec.ts', forcedColors: 'active' },
  'dark, 400 % zoom, right to left': {
    testMatch: 'e2e/password/screens.spec.ts',
    viewport: { width: 320, height: 256 },
    colorScheme: 'dark',
    locale: 'ar',
  },
} as const

/** More than there are cores: much of the time a test waits for the minimum duration of an answer. */
const WORKERS = Math.min(8, 2 * availableParallelism())

/** What a page without script has to do by itself: steps, refusals, and the switches. */
const WITHOUT_SCRIPT =
  /(hosts|nginx|deploys|error-pages|sign-in|sign-up|code|plain-posts|languages|appearance|reset|other-person|ended-session)\.spec\.ts$/
const PASSWORDS_WITHOUT_SCRIPT =
  /password\/(hosts|nginx|sign-up|operator-accounts|plain-posts|other-person|expired-code)\.spec\.ts$/

/** What measures time or fills the machine by itself runs after all other tests. */
const ALONE = /(load|timing)\.spec\.ts$/
const OTHERS = ['with script', 'without script', 'password, with script', 'password, without script']

const PASSWORD_MODE = { signInMode: 'password-and-code' } as const

export default defineConfig<object, { signInMode: SignInMode }>({
  testDir: 'e2e',
  globalSetup: './e2e/support/nginx.ts',
  fullyParallel: true,
  workers: WORKERS,
  forbidOnly: true,
  // docs/decisions/0050
  retries: 1,
  timeout: 60_000,
  // A start is answered after two seconds, and several browsers share the machine with all that they talk to.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
    // Traces cost a tenth of the run; --trace on takes them.
    screenshot: 'only-on-failure',
  },
  projects: [
    // The longest tests come first, so that no worker is left alone with one.
    ...Object.entries(LOOKS).map(([name, { testMatch, ...look }]) => ({
      name: `screens, ${name}`,
      // A colour on its way to another one has no contrast worth measuring.
      use: { ...look, contextOptions: { reducedMotion: 'reduce' as const } },
      testMatch: `**/${testMatch}`,
      grep: /@looks/,
    })),
    ...inBothWays('', { testIgnore: ['password/**', ALONE] }),
    ...inBothWays('password, ', { testMatch: 'password/**', testIgnore: ALONE, use: PASSWORD_MODE }),
    { name: 'alone', testMatch: ALONE, testIgnore: 'password/**', workers: 1, dependencies: OTHERS },
    {
      name: 'password, alone',
      testMatch: 'password/timing.spec.ts',
      workers: 1,
      dependencies: ['alone'],
      use: PASSWORD_MODE,
    },
  ],
})

/** The tests with scripts, and those of the steps without; what is about scripts, or needs no browser, runs once. */
function inBothWays(prefix: string, { use, ...where }: Project<object, { signInMode: SignInMode }>) {
  const browserName = 'chromium' as const
  return [
    { ...where, name: `${prefix}with script`, use: { ...use, browserName }, grepInvert: /@looks/ },
    {
      ...where,
      name: `${prefix}without script`,
      testMatch: prefix === '' ? WITHOUT_SCRIPT : PASSWORDS_WITHOUT_SCRIPT,
      use: { ...use, browserName, javaScriptEnabled: false },
      grepInvert: /@looks|@script|@http/,
    },
  ]
}
