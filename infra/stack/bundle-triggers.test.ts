import { readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { triggerNames } from '../per-trigger.ts'
import { type Rights, rightsIn } from './trigger-rights.ts'

const MAX_BYTES = 450_000

const FUNCTIONS = [...triggerNames, 'people'] as const

/** What the function of operators may call: `people-function.test.ts` compares it with the template. */
const PEOPLE: Rights = { table: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], mail: false, pool: [] }

describe.each(FUNCTIONS)('the bundle of %s', (name) => {
  const folder = inject('bundles')[name]
  const file = join(folder, 'index.mjs')

  it(`is one module of less than ${MAX_BYTES} bytes`, () => {
    expect(readdirSync(folder)).toEqual(['index.mjs'])
    expect(statSync(file).size).toBeLessThan(MAX_BYTES)
  })

  it('brings everything along but Node.js itself', () => {
    const imported = [...readFileSync(file, 'utf8').matchAll(/(?<![.\w])(?:from|import)\s*\(?\s*"([^"]+)"/g)]
    const names = imported.map(([, name = '']) => name.replace(/^node:/, ''))
    expect(names.filter((name) => !builtinModules.includes(name))).toEqual([])
  })

  it('brings the AWS clients of what it has rights to, and no other', () => {
    const { table, mail, pool } = { ...rightsIn('password-and-code'), people: PEOPLE }[name]
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
