import { readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { triggerNames } from '../per-trigger.ts'
import { rights } from './trigger-rights.ts'

const MAX_BYTES = 450_000

describe.each(triggerNames)('the bundle of %s', (trigger) => {
  const folder = inject('bundles')[trigger]
  const file = join(folder, 'index.mjs')

  it(`is one module of less than ${MAX_BYTES} bytes`, () => {
    expect(readdirSync(folder)).toEqual(['index.mjs'])
    expect(statSync(file).size).toBeLessThan(MAX_BYTES)
  })

  it('brings everything along but Node.js itself', () => {
    const imported = [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)]
    const names = imported.map(([, name = '']) => name.replace(/^node:/, ''))
    expect(names.filter((name) => !builtinModules.includes(name))).toEqual([])
  })

  it('brings the AWS clients of what it has rights to, and no other', () => {
    const { table, mail, pool } = rights[trigger]
    const needed = [
      ...(pool.length > 0 ? ['Cognito Identity Provider'] : []),
      ...(table.length > 0 ? ['DynamoDB'] : []),
      ...(mail ? ['SES'] : []),
    ]
    const brought = [...readFileSync(file, 'utf8').matchAll(/serviceId:[\w$?.]+\?\?"([^"]+)"/g)]
    expect(brought.map(([, service]) => service).sort()).toEqual(needed)
  })

  it('exports a handler', async () => {
    expect(await import(file)).toMatchObject({ handler: expect.any(Function) })
  })
})
