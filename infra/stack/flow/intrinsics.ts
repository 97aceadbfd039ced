import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Resource, Template } from './template.ts'

/** Where a template is carried out: every region and account is one to it. */
export const PLACE = { partition: 'aws', region: 'us-east-1', account: '123456789012' } as const

const PSEUDO: Record<string, string> = {
  'AWS::Partition': PLACE.partition,
  'AWS::Region': PLACE.region,
  'AWS::AccountId': PLACE.account,
}

const RefSchema = z.strictObject({ Ref: z.string() })
const GetAttSchema = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
const JoinSchema = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })

const SubSchema = z.strictObject({ 'Fn::Sub': z.string() })

const SECRET_REFERENCE = /\{\{resolve:secretsmanager:(arn:[^{}]+?):SecretString:::\}\}/g

const GeneratedSchema = z.strictObject({
  PasswordLength: z.number().default(32),
  ExcludePunctuation: z.boolean().default(false),
})

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/**
 * Puts values in the place of intrinsic functions and dynamic references, as CloudFormation does. One that it does not
 * know is an error.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export class Intrinsics {
  readonly #template: Template
  readonly #poolId: string
  readonly #secrets: Map<string, string>

  constructor(template: Template, poolId: string) {
    this.#template = template
    this.#poolId = poolId
    this.#secrets = new Map(
      template
        .all('AWS::SecretsManager::Secret')
        .map((secret) => [this.arn(secret), generated(secret.Properties['GenerateSecretString'])]),
    )
  }

  /** The value of a property. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => this.resolve(each))
    if (typeof value !== 'object' || value === null) return value
    const names = Object.keys(value)
    if (names.every((name) => name !== 'Ref' && !name.startsWith('Fn::'))) {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.resolve(each)]))
    }
    return this.#call(value)
  }

  ref(logicalId: string): string {
    const pseudo = PSEUDO[logicalId]
    if (pseudo !== undefined) return pseudo
    const resource = this.#template.get(logicalId)
    if (resource.Type === 'AWS::SecretsManager::Secret') return this.arn(resource)
    return resource.Type === 'AWS::Cognito::UserPool' ? this.#poolId : logicalId
  }

  arn({ Type, logicalId }: Resource): string {
    const name = Type === 'AWS::Cognito::UserPool' ? this.#poolId : logicalId
    const [service, path] = ARN_PATHS[Type] ?? []
    if (service === undefined) throw new Error(`No ARN is known for ${Type}`)
    return `arn:${PLACE.partition}:${service}:${PLACE.region}:${PLACE.account}:${path}${name}`
  }

  #call(value: object): string {
    const ref = RefSchema.safeParse(value)
    if (ref.success) return this.ref(ref.data.Ref)
    const attribute = GetAttSchema.safeParse(value)
    if (attribute.success) return this.arn(this.#template.get(attribute.data['Fn::GetAtt'][0]))
    const sub = SubSchema.safeParse(value)
    if (sub.success)
      return sub.data['Fn::Sub'].replace(/\$\{([\w:]+)\}/g, (_, name: string) => this.ref(name))
    const join = JoinSchema.safeParse(value)
    if (!join.success) throw new Error(`Unsupported: ${JSON.stringify(value)}`)
    const [separator, parts] = join.data['Fn::Join']
    return this.#withSecrets(z.array(z.string()).parse(this.resolve(parts)).join(separator))
  }

  #withSecrets(text: string): string {
    return text.replace(SECRET_REFERENCE, (_, arn: string) => {
      const secret = this.#secrets.get(arn)
      if (secret === undefined) throw new Error(`There is no secret ${arn}`)
      return secret
    })
  }
}

const ARN_PATHS: Record<string, readonly [service: string, path: string]> = {
  'AWS::Cognito::UserPool': ['cognito-idp', 'userpool/'],
  'AWS::DynamoDB::Table': ['dynamodb', 'table/'],
  'AWS::IAM::Role': ['iam', 'role/'],
  'AWS::KMS::Key': ['kms', 'key/'],
  'AWS::Lambda::Function': ['lambda', 'function:'],
  'AWS::Logs::LogGroup': ['logs', 'log-group:'],
  'AWS::SecretsManager::Secret': ['secretsmanager', 'secret:'],
}

function generated(properties: unknown): string {
  const { PasswordLength, ExcludePunctuation } = GeneratedSchema.parse(properties)
  const letters = ExcludePunctuation ? LETTERS_AND_DIGITS : LETTERS_AND_DIGITS + PUNCTUATION
  return Array.from({ length: PasswordLength }, () => letters.charAt(randomInt(letters.length))).join('')
}
