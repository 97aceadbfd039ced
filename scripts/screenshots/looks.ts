import type { BrowserContextOptions } from 'playwright'

/** How each screen is photographed. */
export const LOOKS = {
  light: { viewport: { width: 800, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 800, height: 900 }, colorScheme: 'dark' },
  '320px': { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>
