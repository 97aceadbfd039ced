import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { triggerNames } from '../per-trigger.ts'
import { appClientOn, groups, triggers, userPoolIn } from '../pool.ts'
import {
  DEPLOYMENTS,
  deployedTemplate,
  extraAssembly,
  only,
  resources,
  triggerFunctions,
} from './testing/deployed-template.ts'
import { SENDER } from './testing/deployments.ts'

const POOL = 'AWS::Cognito::UserPool'
const CLIENT = 'AWS::Cognito::UserPoolClient'
const GROUP = 'AWS::Cognito::UserPoolGroup'

describe.each(DEPLOYMENTS)('the pool of $stage in the mode $signInMode', ({ stage, signInMode }) => {
  it('agrees with pool.ts property by property, and has nothing else but what a deployment adds', () => {
    const { DeletionProtection, EmailConfiguration, LambdaConfig, ...ours } = only(
      deployedTemplate(stage, signInMode),
      POOL,
    ).Properties
    expect(ours).toEqual(userPoolIn(signInMode))
    expect([DeletionProtection, EmailConfiguration, LambdaConfig]).not.toContain(undefined)
  })

  it('has exactly one client, which agrees with pool.ts property by property', () => {
    const template = deployedTemplate(stage, signInMode)
    const { UserPoolId, ...ours } = only(template, CLIENT).Properties
    expect(ours).toEqual(appClientOn('essentials'))
    expect(UserPoolId).toEqual({ Ref: only(template, POOL).logicalId })
  })

  it('has the groups of pool.ts, and deletes one that is removed there', () => {
    const template = deployedTemplate(stage, signInMode)
    const UserPoolId = { Ref: only(template, POOL).logicalId }
    const deployed = Object.values(resources(template, GROUP))
    expect(deployed).toEqual(groups.map((group) => ({ Type: GROUP, Properties: { ...group, UserPoolId } })))
  })
})

it('on the Lite plan, pool and client are those of pool.ts: nothing rotates', () => {
  const template = Template.fromJSON(extraAssembly('lite').getStackByName('code-sign-in-dev').template)
  expect(only(template, POOL).Properties).toMatchObject(userPoolIn('code', 'lite'))
  const { UserPoolId: _, ...ours } = only(template, CLIENT).Properties
  expect(ours).toEqual(appClientOn('lite'))
  expect(ours).toMatchObject({
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    RefreshTokenRotation: { Feature: 'DISABLED' },
  })
})

describe('the pool', () => {
  it('names a function of its own for each trigger of pool.ts, and lets none but itself invoke them', () => {
    const template = deployedTemplate('prod')
    const pool = only(template, POOL)
    const { LambdaConfig } = pool.Properties
    const functions = Object.keys(triggerFunctions(template))
    const functionOf = (trigger: string) =>
      functions.find((id) => id.startsWith(`Triggers${trigger}Function`))
    const arns = triggerNames.map((trigger) => [trigger, { 'Fn::GetAtt': [functionOf(trigger), 'Arn'] }])
    expect(LambdaConfig).toEqual(Object.fromEntries(arns))
    expect(functions).toHaveLength(Object.keys(triggers).length)

    const permissions = Object.values(resources(template, 'AWS::Lambda::Permission'))
    expect(permissions.map(({ Properties }) => Properties)).toEqual(
      triggerNames.map((trigger) => ({
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [functionOf(trigger), 'Arn'] },
        Principal: 'cognito-idp.amazonaws.com',
        SourceAccount: { Ref: 'AWS::AccountId' },
        SourceArn: { 'Fn::GetAtt': [pool.logicalId, 'Arn'] },
      })),
    )
  })

  it("sends Cognito's own email as the same sender, through the same identity", () => {
    const { EmailConfiguration } = only(deployedTemplate('prod', 'password-and-code'), POOL).Properties
    expect(EmailConfiguration).toEqual({
      EmailSendingAccount: 'DEVELOPER',
      From: `App <${SENDER}>`,
      SourceArn: {
        'Fn::Join': [
          '',
          [
            'arn:',
            { Ref: 'AWS::Partition' },
            ':ses:',
            { Ref: 'AWS::Region' },
            ':',
            { Ref: 'AWS::AccountId' },
            ':identity/example.com',
          ],
        ],
      },
    })
  })
})
