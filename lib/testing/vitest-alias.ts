import { fileURLToPath } from 'node:url'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Modules that Vitest replaces. */
export const alias = [
  // The marker package throws outside a React server build; its own empty entry is what that build resolves to.
  { find: 'server-only', replacement: path('../../node_modules/server-only/empty.js') },
  // No test waits two seconds for each answer. The test of the duration itself imports it by its full name.
  { find: /^\.\/minimum-duration\.ts$/, replacement: path('./no-minimum-duration.ts') },
]
