import { describe, expect, it } from 'vitest'
import { DEPLOYMENTS, deployedTemplate, extraAssembly, only } from './testing/deployed-template.ts'
import { VARIANTS, type Variant } from './testing/deployments.ts'
import { specificationFaults } from './testing/specification-faults.ts'

describe("CloudFormation's own specification allows", () => {
  it.each(DEPLOYMENTS)('all of $stage in the mode $signInMode', async ({ stage, signInMode }) => {
    expect(await specificationFaults(deployedTemplate(stage, signInMode).toJSON())).toEqual([])
  })

  it.each(Object.keys(VARIANTS).filter(isExtra))(
    'all of a deployment that is told more: %s',
    async (extra) => {
      for (const { template } of extraAssembly(extra).stacks)
        expect(await specificationFaults(template)).toEqual([])
    },
  )
})

describe('it finds', () => {
  const template = deployedTemplate('prod')
  const { logicalId: pool } = only(template, 'AWS::Cognito::UserPool')
  const { logicalId: client } = only(template, 'AWS::Cognito::UserPoolClient')

  it.each([
    [
      'a mistyped type',
      '"AWS::Cognito::UserPool"',
      '"AWS::Cognito::Pool"',
      `${pool}: there is no type AWS::Cognito::Pool`,
    ],
    [
      'a mistyped property',
      '"ExplicitAuthFlows"',
      '"ExplicitAuthFlow"',
      `There is no ${client}.ExplicitAuthFlow`,
    ],
    [
      'a mistyped nested property',
      '"Feature"',
      '"Feture"',
      `There is no ${client}.RefreshTokenRotation.Feture`,
    ],
    [
      'a mistyped property in a list',
      '"AttributeDataType"',
      '"DataType"',
      `There is no ${pool}.Schema.0.DataType`,
    ],
    [
      'a value that is not one of the allowed',
      '"ESSENTIALS"',
      '"ESSENTIAL"',
      `${pool}.UserPoolTier is no string: "ESSENTIAL"`,
    ],
    [
      'a value of another kind',
      '"AuthSessionValidity":15',
      '"AuthSessionValidity":"15"',
      `${client}.AuthSessionValidity is no integer: "15"`,
    ],
    [
      'a required property that is missing',
      '"UserPoolId":{"Ref"',
      '"ClientName":{"Ref"',
      `${client}.UserPoolId is missing`,
    ],
  ])('%s', async (_, right, wrong, fault) => {
    const text = JSON.stringify(template.toJSON())
    expect(text).toContain(right)
    expect(await specificationFaults(JSON.parse(text.replace(right, wrong)))).toContain(fault)
  })
})

function isExtra(name: string): name is Variant {
  return name in VARIANTS
}
