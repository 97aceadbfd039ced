import { expect, it } from 'vitest'
import { table } from '../pool.ts'
import { DEPLOYMENTS, deployedTemplate, only } from './testing/deployed-template.ts'

it.each(DEPLOYMENTS)(
  'the table of $stage in the mode $signInMode agrees with pool.ts, can be restored to any second, and is encrypted',
  ({ stage, signInMode }) => {
    const { Properties } = only(deployedTemplate(stage, signInMode), 'AWS::DynamoDB::Table')
    expect(Properties).toEqual({
      ...table,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      DeletionProtectionEnabled: stage === 'prod',
    })
  },
)
