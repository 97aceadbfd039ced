import { expect, it } from 'vitest'
import { readDeployedWith } from './deployed-with.ts'
import { parseParameters } from './parameters.ts'
import { DEPLOYMENTS, deployedTemplate, only } from './testing/deployed-template.ts'
import { stacks } from './testing/stacks.ts'
import { SENDER } from './testing/synthesise.ts'

it.each(DEPLOYMENTS)(
  '$stage in the mode $signInMode tells its names, and no secret',
  ({ stage, signInMode }) => {
    const template = deployedTemplate(stage, signInMode)
    expect(template.findOutputs('*')).toEqual({
      UserPoolId: { Value: { Ref: only(template, 'AWS::Cognito::UserPool').logicalId } },
      UserPoolClientId: { Value: { Ref: only(template, 'AWS::Cognito::UserPoolClient').logicalId } },
      TableName: { Value: { Ref: only(template, 'AWS::DynamoDB::Table').logicalId } },
      SenderIdentity: { Value: 'example.com' },
      SignInMode: { Value: signInMode },
      DeployedWith: { Value: expect.any(String) },
    })
    const again = readDeployedWith(template.findOutputs('DeployedWith')['DeployedWith']?.['Value'])
    expect(parseParameters(again)).toEqual(
      parseParameters({ stage, signInMode, sender: SENDER, appOrigin: 'https://www.example.com' }),
    )
    expect(JSON.stringify(template.toJSON())).not.toContain('ClientSecret')
  },
)

it('needs no account, no region and no look-up, and cdk-nag finds nothing that has no reason', async () => {
  const { app, signIn } = await stacks()
  const assembly = app.synth()
  expect(assembly.manifest.missing).toBeUndefined()
  expect(signIn.environment).toBe('aws://unknown-account/unknown-region')
})
