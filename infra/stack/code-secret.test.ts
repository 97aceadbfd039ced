import { expect, it } from 'vitest'
import { parseTriggerEnvironment } from '../triggers/trigger-env.ts'
import { DEPLOYMENTS, deployedTemplate, only, resources } from './testing/deployed-template.ts'
import { functionVariables } from './testing/function-variables.ts'

const SECRET = 'AWS::SecretsManager::Secret'

it.each(DEPLOYMENTS)(
  'CODE_SECRET of $stage in the mode $signInMode is made by AWS, and stands nowhere but in the environment of the functions',
  ({ stage, signInMode }) => {
    const template = deployedTemplate(stage, signInMode)
    const { logicalId, Properties } = only(template, SECRET)
    expect(Properties['GenerateSecretString']).toEqual({ PasswordLength: 44, ExcludePunctuation: true })
    expect(Properties['SecretString']).toBeUndefined()

    const reference = JSON.stringify({
      'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: logicalId }, ':SecretString:::}}']],
    })
    const functions = Object.values(resources(template, 'AWS::Lambda::Function'))
    const inFunctions = functions.map(({ Properties: { Environment } }) => JSON.stringify(Environment))
    expect(inFunctions.filter((text) => !text.includes(`"CODE_SECRET":${reference}`))).toEqual([])
    const whole = JSON.stringify(template.toJSON())
    expect(whole.split(JSON.stringify({ Ref: logicalId }))).toHaveLength(functions.length + 1)
  },
)

it('what is made satisfies the triggers', () => {
  const [variables = {}] = Object.values(functionVariables(deployedTemplate('prod')))
  const { CODE_SECRET } = parseTriggerEnvironment(variables)
  expect(Buffer.from(CODE_SECRET, 'base64')).toHaveLength(33)
})

it("encrypts the functions' environment under a key that reading accounts may not use", () => {
  const template = deployedTemplate('prod')
  const { logicalId, Properties } = only(template, 'AWS::KMS::Key')
  expect(Properties['EnableKeyRotation']).toBe(true)
  const functions = Object.values(resources(template, 'AWS::Lambda::Function'))
  const keys = functions.map(({ Properties: { KmsKeyArn } }) => KmsKeyArn)
  expect(keys).toEqual(functions.map(() => ({ 'Fn::GetAtt': [logicalId, 'Arn'] })))
})
