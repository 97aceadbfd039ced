import { expect, it } from 'vitest'
import { parseParameters } from './parameters.ts'
import { readSavedParameters } from './saved-parameters.ts'
import {
  DEPLOYMENTS,
  deployedAssembly,
  deployedTemplate,
  only,
  peopleFunctionId,
} from './testing/deployed-template.ts'
import { SMALL_DEPLOYMENT } from './testing/deployments.ts'

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
      PeopleFunction: { Value: { Ref: peopleFunctionId(template) } },
      DeployedWith: { Value: expect.any(String) },
    })
    const again = readSavedParameters(template.findOutputs('DeployedWith')['DeployedWith']?.['Value'])
    expect(parseParameters(again)).toEqual(parseParameters({ ...SMALL_DEPLOYMENT, stage, signInMode }))
    expect(JSON.stringify(template.toJSON())).not.toContain('ClientSecret')
  },
)

it('needs no account, no region and no look-up', () => {
  const { manifest, stacks } = deployedAssembly('dev')
  expect(manifest.missing).toBeUndefined()
  expect(stacks.map(({ environment }) => environment.name)).toEqual(['aws://unknown-account/unknown-region'])
})
