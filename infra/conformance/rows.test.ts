import { describe, expect, it } from 'vitest'
import { type Assumptions, defaults } from '#infra/local/cognito/assumptions.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import { runRows } from './conformance.ts'
import { type AskedRow, type Row, switchOf } from './row.ts'
import { allRows } from './rows/all-rows.ts'
import { startTarget } from './testing/start-target.ts'

const MODES: readonly SignInMode[] = ['code', 'password-and-code']

describe.each(MODES)('the local Cognito, asked over the wire: %s', (signInMode) => {
  it('behaves as every row says, the unknown ones too', async () => {
    const { target } = await startTarget({ signInMode })
    const outcomes = await runRows(target)
    expect(outcomes.length).toBeGreaterThan(50)
    const differing = outcomes.filter(({ row, came, expected }) => isAsked(row) && came !== expected)
    expect(differing.map(({ row, came }) => `${row.id}: ${came}`)).toEqual([])
    const unasked = outcomes.filter(({ row, verdict }) => isAsked(row) && verdict === 'could not be asked')
    expect(unasked).toEqual([])
  })

  it.each(switchesIn(signInMode))(
    '%s shows in what a row finds: %s',
    async (_, __, row, assumptions, comes) => {
      const { target } = await startTarget({ signInMode, assumptions })
      const [outcome] = await runRows(target, { rows: [row] })
      expect(outcome).toMatchObject({ verdict: 'found', came: comes })
    },
  )
})

describe('the list', () => {
  it('names each row once', () => {
    const ids = allRows.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('has a row for every switch of the local Cognito, with its likely value first', () => {
    const rows = allRows.filter(({ finds }) => finds !== undefined)
    expect(rows.map(switchOf).sort()).toEqual(Object.keys(defaults).sort())
    for (const { expects, finds = [] } of rows) {
      expect(defaults).toMatchObject(finds[0]?.[0] ?? {})
      expect(finds[0]?.[1]).toBe(expects)
      expect(new Set(finds.map(([, comes]) => comes)).size).toBeGreaterThan(1)
    }
  })
})

function isAsked(row: Row): row is AskedRow {
  return 'ask' in row
}

/** Each value of each switch that the mode's rows tell apart. */
function switchesIn(mode: SignInMode): [string, string, Row, Partial<Assumptions>, string][] {
  return allRows
    .filter((row) => isAsked(row) && (row.modes?.includes(mode) ?? true))
    .flatMap((row) =>
      (row.finds ?? []).map(([value, comes]): [string, string, Row, Partial<Assumptions>, string] => [
        String(switchOf(row)),
        comes,
        row,
        value,
        comes,
      ]),
    )
}
