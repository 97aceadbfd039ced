import { defineConfig } from '@playwright/test'

// Found or installed by `.ci/chromium.ts`; unset means Playwright's own.
const executablePath = process.env['CHROMIUM_PATH']

// Chromium refuses its sandbox to root; the other switches keep it from calling home during tests.
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  // A start is answered after a second, and two browsers share the machine with everything they talk to.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'with script', use: { browserName: 'chromium' } },
    {
      name: 'without script',
      use: { browserName: 'chromium', javaScriptEnabled: false },
      grepInvert: /@script|@http/,
    },
  ],
})
