import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MINIMUM_MILLISECONDS, settlesAfter, withMinimumDuration } from '#lib/auth/minimum-duration.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('an answer', () => {
  it.each([
    [0, 2_000],
    [1_999, 2_000],
    [2_000, 2_000],
    [2_001, 2_500],
    [2_500, 2_500],
    [3_100, 3_500],
  ])('that took %i ms is given after %i', (took, given) => {
    expect(settlesAfter(took)).toBe(given)
  })

  it('is no later for the time that the work took', async () => {
    const settled = vi.fn()
    const work = () => new Promise((resolve) => setTimeout(resolve, 300))
    const answer = withMinimumDuration(work).then(settled)
    await vi.advanceTimersByTimeAsync(MINIMUM_MILLISECONDS)
    expect(settled).toHaveBeenCalledOnce()
    await answer
  })

  it.each([
    ['comes back', async () => 'value'],
    ['throws', () => Promise.reject(new Error('value'))],
  ])('waits for the minimum when the work %s', async (_, work) => {
    const settled = vi.fn()
    const answer = withMinimumDuration(work).then(settled, settled)
    await vi.advanceTimersByTimeAsync(MINIMUM_MILLISECONDS - 1)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(settled).toHaveBeenCalledOnce()
    await answer
  })
})
