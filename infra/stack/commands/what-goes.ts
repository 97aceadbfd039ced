import {
  GetTemplateCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation'
import { z } from 'zod'
import type { Operator } from './operator.ts'

/** What becomes of a stack's resources when it is destroyed. */
export type Fates = {
  /** What no deployment brings back. */
  readonly lost: readonly string[]
  readonly kept: readonly string[]
  /** How many others go. */
  readonly others: number
}

/** Whatever holds something that cannot be made again, in a person's words. */
const LASTING: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPool': 'user pool',
  'AWS::Cognito::UserPoolClient': 'app client',
  'AWS::DynamoDB::Table': "the triggers' table",
  'AWS::SecretsManager::Secret': "the codes' secret",
  'AWS::KMS::Key': "the environment's key",
  'AWS::Logs::LogGroup': 'log',
  'AWS::SES::EmailIdentity': 'SES identity',
}

const TemplateSchema = z.object({
  Resources: z.record(z.string(), z.object({ DeletionPolicy: z.string().optional() })),
})

/** Asks the stack itself, because what is deployed may be older than what lies here. */
export async function fatesIn(
  { cloudFormation }: Pick<Operator, 'cloudFormation'>,
  StackName: string,
): Promise<Fates> {
  const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName }))
  // It is empty while the stack is in review: where a deployment was stopped before it made anything.
  const template = TemplateSchema.parse(JSON.parse(TemplateBody || '{"Resources":{}}'))
  const resources: StackResourceSummary[] = []
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName })) {
    resources.push(...(page.StackResourceSummaries ?? []))
  }
  const there = resources.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE')
  const isKept = ({ LogicalResourceId = '' }: StackResourceSummary) =>
    template.Resources[LogicalResourceId]?.DeletionPolicy === 'Retain'
  const isLasting = ({ ResourceType = '' }: StackResourceSummary) => ResourceType in LASTING
  const gone = there.filter((resource) => !isKept(resource))
  return {
    lost: gone.filter(isLasting).map(inWords),
    kept: there.filter(isKept).map(inWords),
    others: gone.filter((resource) => !isLasting(resource)).length,
  }
}

function inWords({ ResourceType = '', PhysicalResourceId = '' }: StackResourceSummary): string {
  return `${LASTING[ResourceType] ?? ResourceType} ${PhysicalResourceId}`
}
