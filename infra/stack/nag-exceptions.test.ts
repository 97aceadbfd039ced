import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { DEPLOYMENTS } from './testing/deployed-template.ts'
import { build } from './testing/synthesise.ts'

const EVERYWHERE = ['AwsSolutions-COG1', 'AwsSolutions-COG2', 'AwsSolutions-COG8', 'AwsSolutions-SMG4']
const VERIFIED_RECIPIENTS =
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]'

describe.each(DEPLOYMENTS)('$stage in the mode $signInMode', (deployment) => {
  const folder = mkdtempSync(join(tmpdir(), 'stack-'))
  const { app } = build({ ...deployment, createIdentity: 'true' }, inject('bundles'), folder)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has no finding of cdk-nag without a reason', () => {
    expect(new AwsSolutionsChecks(app).validateScope(app)).toEqual({ success: true, violations: [] })
  })

  it('gives reasons for what is found and for nothing else', () => {
    const expected = deployment.stage === 'dev' ? [...EVERYWHERE, VERIFIED_RECIPIENTS] : EVERYWHERE
    expect(findings(app)).toEqual([...expected].sort())
  })
})

/** What cdk-nag finds when it does not hear reasons. */
function findings(app: IConstruct): string[] {
  const checks = new AwsSolutionsChecks(app)
  Object.defineProperty(checks, 'isAcknowledged', { value: () => false })
  return checks
    .validateScope(app)
    .violations.map(({ ruleName }) => ruleName)
    .sort()
}
