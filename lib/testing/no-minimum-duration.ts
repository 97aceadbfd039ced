/** Replaces `lib/auth/minimum-duration.ts` in every test but its own: see `vitest-alias.ts`. */
export const withMinimumDuration: typeof import('#lib/auth/minimum-duration.ts').withMinimumDuration = (
  work,
) => work()
