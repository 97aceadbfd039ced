import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { callsOf } from './calls.ts'
import { conformance } from './conformance.ts'
import { allRows } from './rows/all-rows.ts'
import type { Target } from './subject.ts'
import { EMAIL, startTarget } from './testing/start-target.ts'

describe('a run', () => {
  it('ends with 0 where nothing differs, counts its rows by confidence, and leaves no account behind', async () => {
    const { target, statusOf } = await startTarget()
    const { exitCode, screen } = await runs(target)
    expect(screen).not.toContain('differs:')
    expect(exitCode).toBe(0)
    const inCodeMode = allRows.filter(({ modes }) => modes?.includes('code') ?? true)
    expect(screen.match(/^\| `/gm)).toHaveLength(inCodeMode.length)
    expect(sum(/^\| all \|(.*)\|$/m.exec(screen)?.[1]?.match(/\d+/g))).toBe(inCodeMode.length)
    expect(await statusOf(EMAIL)).toBeUndefined()
  })

  it('ends with 1 where a row differs, and says what came and what was expected', async () => {
    const { target } = await startTarget({ deployed: { client: { EnableTokenRevocation: false } } })
    const { exitCode, screen } = await runs(target)
    expect(screen).toMatch(
      /revoke-garbage +differs: UnsupportedOperationException: .*\n +expected: answered \(I, RFC 7009, 2\.2\)/,
    )
    expect(exitCode).toBe(1)
  })

  it('shows nothing of the pool: neither its ids nor the address', async () => {
    const { target } = await startTarget()
    const { screen } = await runs(target)
    const report = screen.slice(screen.indexOf('| Row |'))
    for (const name of [target.pool.clientId, target.pool.poolId, target.pool.clientSecret, EMAIL]) {
      expect(report).not.toContain(name)
    }
  })
})

describe('codes that are not typed', () => {
  it('leave out the rows that need one, and no others', async () => {
    const { target, statusOf } = await startTarget()
    const { exitCode, screen } = await runs({ ...target, codeFor: async () => undefined })
    expect(screen).toMatch(/access-claims +could not be asked: it needs a code, and none was typed/)
    expect(screen).toMatch(/session-once +holds/)
    expect(screen).toMatch(/disabled +found/)
    expect(exitCode).toBe(0)
    expect(await statusOf(EMAIL)).toBeUndefined()
  })
})

describe('a run that is interrupted', () => {
  it.each(['codeFor', 'passes'] as const)(
    'while it waits (%s) deletes its account and ends',
    async (waits) => {
      const { target, statusOf } = await startTarget()
      const stop = new AbortController()
      let statusBefore: string | undefined
      const interrupted = async () => {
        statusBefore = await statusOf(EMAIL)
        stop.abort()
        throw stop.signal.reason
      }
      const { exitCode, screen } = await runs({ ...target, [waits]: interrupted }, stop)
      expect(statusBefore).toBe('CONFIRMED')
      expect(screen).toMatch(/Interrupted\. The account is deleted\.$/)
      expect(exitCode).toBe(130)
      expect(await statusOf(EMAIL)).toBeUndefined()
    },
  )

  it('while a call is on its way ends with that call', async () => {
    const { target, pool, statusOf } = await startTarget()
    const stop = new AbortController()
    const { screen, exitCode } = await runs(target, stop, (line) => {
      if (!line.includes('sign-up-without-address')) return
      pool.faults.cognito.delayMilliseconds = 100
      setTimeout(() => stop.abort(), 50)
    })
    expect(screen).not.toContain('sign-up-existing')
    expect(exitCode).toBe(130)
    expect(await statusOf(EMAIL)).toBeUndefined()
  })
})

describe('accounts of others', () => {
  it('stop a run before it begins', async () => {
    const { target, statusOf } = await startTarget()
    const { named } = callsOf(target.pool)
    await target.pool.cognito.send(new SignUpCommand({ ...named(EMAIL), Password: 'seven green ladders' }))
    const { exitCode, screen } = await runs(target)
    expect(screen).toContain(`${EMAIL} has an account in this pool already`)
    expect(screen).not.toContain('holds')
    expect(exitCode).toBe(1)
    expect(await statusOf(EMAIL)).toBe('CONFIRMED')
  })

  it('and so does an operator who may not delete the account that the run would make', async () => {
    const { target, pool, statusOf } = await startTarget()
    pool.faults.cognito.fail = {
      operation: 'AdminDeleteUser',
      type: 'AccessDeniedException',
      message: 'User: anna is not authorized',
      status: 400,
    }
    const { exitCode, screen } = await runs(target)
    expect(screen).toContain('The run needs cognito-idp:AdminGetUser and cognito-idp:AdminDeleteUser')
    expect(exitCode).toBe(1)
    expect(await statusOf(EMAIL)).toBeUndefined()
  })
})

async function runs(target: Target, stop = new AbortController(), sees: (line: string) => void = () => {}) {
  const lines: string[] = []
  const say = (line: string) => {
    lines.push(line)
    sees(line)
  }
  const exitCode = await conformance(target, { description: 'a pool', say, signal: stop.signal })
  return { exitCode, screen: lines.join('\n') }
}

function sum(numbers: readonly string[] | null | undefined): number {
  return (numbers ?? []).reduce((total, number) => total + Number(number), 0)
}
