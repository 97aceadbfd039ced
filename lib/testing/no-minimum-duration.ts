/**
 * Stands in for `lib/auth/minimum-duration.ts`, whose own test proves it, where tests run a second time: on the synthesised template, and
 * once for each mutant. They would wait for minutes, or for days.
 */
export const withMinimumDuration: typeof import('#lib/auth/minimum-duration.ts').withMinimumDuration = (
  work,
) => work()
