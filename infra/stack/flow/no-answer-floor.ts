/** Stands in for `lib/auth/answer-floor.ts`, whose own test proves it: these tests would spend a minute waiting at it. */
export const noSoonerThanFloor: typeof import('../../../lib/auth/answer-floor.ts').noSoonerThanFloor = (
  work,
) => work()
