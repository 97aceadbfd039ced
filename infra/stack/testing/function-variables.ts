import { randomBytes } from 'node:crypto'
import type { Template } from 'aws-cdk-lib/assertions'
import { z } from 'zod'
import { only, resources } from './deployed-template.ts'

const EnvironmentSchema = z.object({ Variables: z.record(z.string(), z.unknown()) })
const RefSchema = z.strictObject({ Ref: z.string() })
const SecretSchema = z.object({ GenerateSecretString: z.object({ PasswordLength: z.number() }) })
const SecretReferenceSchema = z.strictObject({
  'Fn::Join': z.tuple([
    z.literal(''),
    z.tuple([z.literal('{{resolve:secretsmanager:'), RefSchema, z.literal(':SecretString:::}}')]),
  ]),
})

/** The variables of each function of a template, by logical id, with values for the references that they use. */
export function functionVariables(template: Template): Record<string, Record<string, string>> {
  const secret = generatedSecret(template)
  const functions = Object.entries(resources(template, 'AWS::Lambda::Function'))
  return Object.fromEntries(
    functions.map(([id, { Properties }]) => {
      const { Variables } = EnvironmentSchema.parse(Properties['Environment'])
      const values = Object.entries(Variables).map(([name, value]) => [name, resolved(value, secret)])
      return [id, Object.fromEntries(values)]
    }),
  )
}

/** Any reference but to the table and to the secret fails to parse. */
function resolved(value: unknown, secret: string): string {
  if (typeof value === 'string') return value
  const table = RefSchema.safeParse(value)
  if (table.success) return table.data.Ref
  SecretReferenceSchema.parse(value)
  return secret
}

/** As many letters and digits as Secrets Manager is asked for. */
function generatedSecret(template: Template): string {
  const { Properties } = only(template, 'AWS::SecretsManager::Secret')
  const { PasswordLength } = SecretSchema.parse(Properties).GenerateSecretString
  return randomBytes(PasswordLength).toString('hex').slice(0, PasswordLength)
}
