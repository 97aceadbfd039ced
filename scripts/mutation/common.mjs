/**
 * What both runs share. Each mutant runs against the tests that are next to the code and reach it, nothing else: a mutant
 * that only a browser test would notice counts as surviving. `ignoreStatic` leaves out what is evaluated when a module is
 * loaded (schemas, tables of constants): it cannot be switched while the tests run.
 * @param {string} folder
 * @see https://stryker-mutator.io/docs/stryker-js/configuration
 */
export const mutating = (folder) => ({
  testRunner: 'vitest',
  mutate: [`${folder}/*.ts`, `!${folder}/*.test.ts`],
  testFiles: [`${folder}/*.test.ts`],
  ignoreStatic: true,
  // Much of the time goes by in waiting for local servers.
  concurrency: 3,
  // A slow machine must not pass for a test that notices.
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 15,
  thresholds: { high: 95, low: 90, break: 90 },
  // Stryker would rewrite tsconfig.json for its copy, with a part of TypeScript that version 7 no longer has.
  tsconfigFile: 'none',
  ignorePatterns: ['.next', 'public', 'screenshots', 'test-results', 'infra/stack/node_modules'],
  tempDirName: 'test-results/mutation',
  reporters: ['progress-append-only', 'clear-text', 'html'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: `test-results/mutation-${folder.replace('/', '-')}.html` },
})
