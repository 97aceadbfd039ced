import type { LaunchOptions } from 'playwright'

/** Chromium as the tests use it: the one that CHROMIUM_PATH names, or Playwright's own. */
export function launchOptions(): LaunchOptions {
  const executablePath = process.env['CHROMIUM_PATH']
  return {
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...(executablePath === undefined ? {} : { executablePath }),
  }
}
