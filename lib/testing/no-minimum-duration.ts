/** Replaces `lib/auth/minimum-duration.ts`, which has tests of its own, in the other tests: they would wait for minutes. */
export const withMinimumDuration: typeof import('#lib/auth/minimum-duration.ts').withMinimumDuration = (
  work,
) => work()
