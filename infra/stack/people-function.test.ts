import { describe, expect, it, vi } from 'vitest'
import { otherThan } from '../local/cognito/testing/recovery.ts'
import { LimitsSchema } from '../triggers/people-protocol.ts'
import { policy } from '../triggers/policy.ts'
import {
  DEPLOYMENTS,
  deployedTemplate,
  only,
  peopleFunctionId,
  resources,
} from './testing/deployed-template.ts'
import { functionVariables } from './testing/function-variables.ts'
import { startDeployedPool } from './testing/start-deployed-pool.ts'

describe.each(DEPLOYMENTS)('the function of operators, $stage in the mode $signInMode', (deployment) => {
  const template = deployedTemplate(deployment.stage, deployment.signInMode)
  const id = peopleFunctionId(template)
  const lambda = resources(template, 'AWS::Lambda::Function')[id]
  const tableArn = { 'Fn::GetAtt': [only(template, 'AWS::DynamoDB::Table').logicalId, 'Arn'] }

  it('has the key of the table in the environment that is encrypted, and nothing else', () => {
    const variables = functionVariables(template)
    expect(Object.keys(variables[id] ?? {}).sort()).toEqual(['CODE_SECRET', 'TABLE_NAME'])
    const key = { 'Fn::GetAtt': [only(template, 'AWS::KMS::Key').logicalId, 'Arn'] }
    expect(lambda?.Properties).toMatchObject({ KmsKeyArn: key, Handler: 'index.handler' })
  })

  it('is invoked by no service and under no URL: only by identities that may', () => {
    const permissions = Object.values(resources(template, 'AWS::Lambda::Permission'))
    expect(permissions.length).toBeGreaterThan(0)
    expect(permissions.filter((permission) => JSON.stringify(permission).includes(id))).toEqual([])
    expect(resources(template, 'AWS::Lambda::Url')).toEqual({})
  })

  it('reads limits and empties logs; ids that codes are made from are hidden from it', () => {
    const role = Object.keys(resources(template, 'AWS::IAM::Role')).find((each) =>
      each.startsWith('PeopleRole'),
    )
    expect(lambda?.Properties['Role']).toEqual({ 'Fn::GetAtt': [role, 'Arn'] })
    const log = Object.keys(resources(template, 'AWS::Logs::LogGroup')).find((each) =>
      each.startsWith('PeopleLog'),
    )
    expect(resources(template, 'AWS::IAM::Role')[role ?? '']?.Properties['Policies']).toEqual([
      {
        PolicyName: 'rights',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: { 'Fn::GetAtt': [log, 'Arn'] },
            },
            {
              Effect: 'Allow',
              Action: 'dynamodb:GetItem',
              Resource: tableArn,
              Condition: {
                'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['account#*', 'mailbox#*', 'client#*'] },
                'ForAllValues:StringEquals': {
                  'dynamodb:Attributes': [
                    ...['pk', 'tries', 'expiresAt', 'usedAt', 'wrong', 'mailed', 'leaseUntil', 'mails'],
                    ...['starts', 'signups', 'guesses'],
                  ],
                },
                StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
              },
            },
            {
              Effect: 'Allow',
              Action: 'dynamodb:UpdateItem',
              Resource: tableArn,
              Condition: {
                'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['account#*', 'mailbox#*'] },
                'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'wrong', 'mailed', 'mails'] },
                StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
              },
            },
          ],
        },
      },
    ])
    expect(JSON.stringify(resources(template, 'AWS::IAM::Policy'))).not.toContain(role)
  })
})

it('the deployed function tells what the deployed triggers counted, and gives it back', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const { caller, codeFor, people } = await startDeployedPool('code')
  const about = { email: 'anna@example.com', operator: 'arn:aws:iam::111122223333:user/olga' }
  await caller.signUp(about.email)
  const { Session } = await caller.start(about.email)
  await caller.respond(Session, about.email, otherThan(codeFor(about.email)))
  const wrongCodes = async () => {
    const { limits, code } = LimitsSchema.parse(await people({ operation: 'limits', ...about }))
    return { code, ...limits.find(({ name }) => name === 'wrong-codes') }
  }
  expect(await wrongCodes()).toMatchObject({
    code: { state: 'live', triesLeft: policy.triesPerCode - 1 },
    windows: [{ used: 1 }],
  })
  await people({ operation: 'unlock', ...about })
  expect(await wrongCodes()).toMatchObject({ windows: [{ used: 0 }] })
  const lines = written.mock.calls
    .map(([line]) => String(line))
    .filter((line) => line.includes('operator-act'))
  written.mockRestore()
  expect(lines.map((line) => JSON.parse(line).act)).toEqual(['show', 'unlock', 'show'])
  expect(lines.join('')).not.toContain(about.email)
})
