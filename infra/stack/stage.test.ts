import { describe, expect, it } from 'vitest'
import type { Stage } from './stage.ts'
import { deployedAssembly, deployedTemplate, only, resources } from './testing/deployed-template.ts'

const POOL = 'AWS::Cognito::UserPool'
const TABLE = 'AWS::DynamoDB::Table'
/** Whatever holds something that cannot be made again. */
const LASTING = [
  POOL,
  'AWS::Cognito::UserPoolClient',
  TABLE,
  'AWS::SecretsManager::Secret',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
]

function policiesIn(stage: Stage): string[] {
  const template = deployedTemplate(stage)
  const lasting = LASTING.flatMap((type) => Object.values(resources(template, type)))
  return [
    ...new Set(
      lasting.map(({ DeletionPolicy, UpdateReplacePolicy }) => `${DeletionPolicy} ${UpdateReplacePolicy}`),
    ),
  ]
}

function protectedStacks(stage: Stage): string[] {
  const { stacks } = deployedAssembly(stage)
  return stacks.filter(({ terminationProtection }) => terminationProtection).map(({ id }) => id)
}

describe('dev', () => {
  it('leaves nothing behind', () => {
    const template = deployedTemplate('dev')
    expect(policiesIn('dev')).toEqual(['Delete Delete'])
    expect(only(template, POOL).Properties['DeletionProtection']).toBe('INACTIVE')
    expect(only(template, TABLE).Properties['DeletionProtectionEnabled']).toBe(false)
    expect(only(template, 'AWS::KMS::Key').Properties['PendingWindowInDays']).toBe(7)
    expect(protectedStacks('dev')).toEqual([])
  })
})

describe('prod', () => {
  it('keeps what cannot be made again, and refuses to delete pool, table and stack', () => {
    const template = deployedTemplate('prod')
    expect(policiesIn('prod')).toEqual(['Retain Retain'])
    expect(only(template, POOL).Properties['DeletionProtection']).toBe('ACTIVE')
    expect(only(template, TABLE).Properties['DeletionProtectionEnabled']).toBe(true)
    expect(protectedStacks('prod')).toEqual(['code-sign-in-prod'])
  })

  it.each([
    ['dev', 7],
    ['prod', 90],
  ] as const)('logs are kept by stage: in %s for %i days', (stage, days) => {
    const template = deployedTemplate(stage)
    const logs = Object.values(resources(template, 'AWS::Logs::LogGroup'))
    expect(logs).toHaveLength(Object.keys(resources(template, 'AWS::Lambda::Function')).length)
    expect(logs.filter(({ Properties }) => Properties['RetentionInDays'] !== days)).toEqual([])
  })
})
