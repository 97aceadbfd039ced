import { Template as Assertions } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { triggerNames } from '../per-trigger.ts'
import { triggerFunction } from '../pool.ts'
import { policy } from '../triggers/policy.ts'
import { parseTriggerEnvironment } from '../triggers/trigger-env.ts'
import {
  DEPLOYMENTS,
  deployedTemplate,
  extraAssembly,
  only,
  resources,
  triggerFunctions,
} from './testing/deployed-template.ts'
import { functionVariables } from './testing/function-variables.ts'

const FUNCTION = 'AWS::Lambda::Function'
const VARIABLES = [
  'APP_NAME',
  'APP_ORIGIN',
  'CODE_DIGITS',
  'CODE_SECRET',
  'MAIL_FROM',
  'SIGN_IN_MODE',
  'TABLE_NAME',
]

describe.each(DEPLOYMENTS)('the functions of $stage in the mode $signInMode', ({ stage, signInMode }) => {
  it('run on the newest Node.js, on ARM, with the time that Cognito gives, and log JSON to logs of their own', () => {
    const template = deployedTemplate(stage, signInMode)
    const functions = Object.values(triggerFunctions(template))
    expect(functions).toHaveLength(triggerNames.length)
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        ...triggerFunction,
        Handler: 'index.handler',
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      })
    }
    const logs = functions.map(({ Properties: { LoggingConfig } }) => JSON.stringify(LoggingConfig))
    expect(new Set(logs).size).toBe(functions.length)
  })

  it('have exactly the variables that the triggers read, with values that they take', () => {
    const template = deployedTemplate(stage, signInMode)
    const all = functionVariables(template)
    for (const variables of Object.keys(triggerFunctions(template)).map((id) => all[id] ?? {})) {
      expect(Object.keys(variables).sort()).toEqual(VARIABLES)
      expect(parseTriggerEnvironment(variables)).toMatchObject({
        SIGN_IN_MODE: signInMode,
        APP_ORIGIN: 'https://www.example.com',
        MAIL_FROM: { name: 'App', address: 'no-reply@example.com' },
        CODE_DIGITS: 6,
      })
    }
  })
})

it('all functions are told CODE_AT_START=true where the stage is deployed with it', () => {
  const assembly = extraAssembly('codeAtStart')
  const { template } = assembly.getStackByName('code-sign-in-dev')
  const functions = Object.values(triggerFunctions(Assertions.fromJSON(template)))
  expect(functions).toHaveLength(triggerNames.length)
  for (const { Properties } of functions) {
    expect(Properties['Environment']).toMatchObject({ Variables: { CODE_AT_START: 'true' } })
  }
})

it('a function lives longer than a lease on a mail, so that it can give back what SES did not take', () => {
  const [lambda] = Object.values(resources(deployedTemplate('prod'), FUNCTION))
  expect(lambda?.Properties['Timeout']).toBeGreaterThan(policy.mailLeaseSeconds)
})

describe('the roles', () => {
  const template = deployedTemplate('prod', 'password-and-code')
  const tableArn = { 'Fn::GetAtt': [only(template, 'AWS::DynamoDB::Table').logicalId, 'Arn'] }
  const poolArn = { 'Fn::GetAtt': [only(template, 'AWS::Cognito::UserPool').logicalId, 'Arn'] }
  const identity = [
    'arn:',
    { Ref: 'AWS::Partition' },
    ':ses:',
    { Ref: 'AWS::Region' },
    ':',
    { Ref: 'AWS::AccountId' },
  ]

  const readAndCount = {
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
    Resource: tableArn,
  }
  const count = { ...readAndCount, Action: 'dynamodb:UpdateItem' }
  const mail = {
    Effect: 'Allow',
    Action: 'ses:SendRawEmail',
    Resource: { 'Fn::Join': ['', [...identity, ':identity/example.com']] },
    Condition: { StringEquals: { 'ses:FromAddress': 'no-reply@example.com' } },
  }
  const onPool = (...actions: string[]) => ({
    Effect: 'Allow',
    Action:
      actions.length === 1 ? `cognito-idp:${actions[0]}` : actions.map((action) => `cognito-idp:${action}`),
    Resource: poolArn,
  })

  it.each([
    ['PreSignUp', [readAndCount], []],
    ['DefineAuthChallenge', [], []],
    ['CreateAuthChallenge', [readAndCount, mail], []],
    ['VerifyAuthChallengeResponse', [readAndCount], []],
    ['PostAuthentication', [], [onPool('AdminUpdateUserAttributes')]],
    ['PostConfirmation', [count, mail], [onPool('AdminSetUserPassword', 'AdminUserGlobalSignOut')]],
    ['CustomMessage', [readAndCount], []],
  ])('%s may do what it does, and nothing else', (trigger, beforePool, afterPool) => {
    const log = idOf('AWS::Logs::LogGroup', `Triggers${trigger}Log`)
    const role = idOf('AWS::IAM::Role', `Triggers${trigger}Role`)
    const logging = {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [log, 'Arn'] },
    }
    const properties = resources(template, 'AWS::IAM::Role')[role]?.Properties
    expect(properties).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
        ],
      },
      Policies: [
        {
          PolicyName: 'rights',
          PolicyDocument: { Version: '2012-10-17', Statement: [logging, ...beforePool] },
        },
      ],
    })
    expect(attachedTo(role)).toEqual(afterPool)
    expect(
      resources(template, FUNCTION)[idOf(FUNCTION, `Triggers${trigger}Function`)]?.Properties,
    ).toMatchObject({
      Role: { 'Fn::GetAtt': [role, 'Arn'] },
      LoggingConfig: { LogGroup: { Ref: log } },
    })
  })

  it('are one per function, and there are no others', () => {
    const functions = Object.keys(resources(template, FUNCTION))
    expect(functions).toHaveLength(triggerNames.length + 1)
    expect(Object.keys(resources(template, 'AWS::IAM::Role'))).toHaveLength(functions.length)
    expect(Object.keys(resources(template, 'AWS::IAM::ManagedPolicy'))).toEqual([])
  })

  it('of dev may mail as the same one sender, also while SES asks for verified recipients', () => {
    const text = JSON.stringify(Object.values(resources(deployedTemplate('dev'), 'AWS::IAM::Role')))
    const anyIdentity = JSON.stringify({ 'Fn::Join': ['', [...identity, ':identity/*']] })
    const sending = text.split('"ses:SendRawEmail"').length - 1
    expect(text.split(anyIdentity)).toHaveLength(sending + 1)
    expect(text.split('{"StringEquals":{"ses:FromAddress":"no-reply@example.com"}}')).toHaveLength(
      sending + 1,
    )
  })

  it('without passwords PostConfirmation may write its log alone', () => {
    const template = deployedTemplate('prod', 'code')
    const roles = Object.entries(resources(template, 'AWS::IAM::Role'))
    const [, role] = roles.find(([id]) => id.startsWith('TriggersPostConfirmationRole')) ?? []
    const { Statement } = z
      .tuple([z.object({ PolicyDocument: z.object({ Statement: z.array(z.looseObject({})) }) })])
      .parse(role?.Properties['Policies'])[0].PolicyDocument
    expect(Statement).toMatchObject([{ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }])
    expect(Object.keys(resources(template, 'AWS::IAM::Policy')).join()).not.toContain('PostConfirmation')
  })

  function idOf(type: string, beginning: string): string {
    return Object.keys(resources(template, type)).find((id) => id.startsWith(beginning)) ?? ''
  }

  function attachedTo(role: string): unknown[] {
    const PolicySchema = z.object({
      Roles: z.tuple([z.object({ Ref: z.string() })]),
      PolicyDocument: z.object({ Statement: z.array(z.unknown()) }),
    })
    return Object.values(resources(template, 'AWS::IAM::Policy'))
      .map(({ Properties }) => PolicySchema.parse(Properties))
      .filter(({ Roles: [{ Ref }] }) => Ref === role)
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
  }
})
