import { vi } from 'vitest'
import { z } from 'zod'

const LineSchema = z.looseObject({ event: z.string(), outcome: z.string() })
type Line = z.infer<typeof LineSchema>

/** Listens to the site's log. Each call returns what was written since the one before. */
export function listenToLog(): { lines(): Line[]; outcomes(): string[] } {
  const written = vi.spyOn(console, 'info').mockImplementation(() => {})
  const lines = () => {
    const parsed = written.mock.calls.map(([line]) => LineSchema.parse(JSON.parse(String(line))))
    written.mockClear()
    return parsed
  }
  return { lines, outcomes: () => lines().map(({ event, outcome }) => `${event}: ${outcome}`) }
}
