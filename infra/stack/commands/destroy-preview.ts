import {
  GetTemplateCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation'
import { z } from 'zod'
import type { Operator } from './operator.ts'

/** What happens to a stack's resources if it is destroyed. */
export type DestroyPreview = {
  /** Resources that no deployment can restore. */
  readonly lost: readonly string[]
  readonly kept: readonly string[]
  /** The number of other deleted resources. */
  readonly others: number
}

/** Resources whose content cannot be created again. */
const LASTING: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPool': 'user pool',
  'AWS::Cognito::UserPoolClient': 'app client',
  'AWS::Cognito::UserPoolGroup': 'memberships of the group',
  'AWS::DynamoDB::Table': "the triggers' table",
  'AWS::SecretsManager::Secret': "the codes' secret",
  'AWS::KMS::Key': "the environment's key",
  'AWS::Logs::LogGroup': 'log',
  'AWS::SES::EmailIdentity': 'SES identity',
}

const TemplateSchema = z.object({
  Resources: z.record(z.string(), z.object({ DeletionPolicy: z.string().optional() })),
})

/** Reads the deployed template, because it may be older than this code. */
export async function previewDestroy(
  { cloudFormation }: Pick<Operator, 'cloudFormation'>,
  StackName: string,
): Promise<DestroyPreview> {
  const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName }))
  // Empty for a stack in review: its deployment stopped before it created anything.
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
    lost: gone.filter(isLasting).map(describeResource),
    kept: there.filter(isKept).map(describeResource),
    others: gone.filter((resource) => !isLasting(resource)).length,
  }
}

function describeResource({ ResourceType = '', PhysicalResourceId = '' }: StackResourceSummary): string {
  return `${LASTING[ResourceType] ?? ResourceType} ${PhysicalResourceId}`
}
