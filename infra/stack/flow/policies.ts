import { z } from 'zod'
import type { Intrinsics } from './intrinsics.ts'
import type { Resource, Template } from './template.ts'

const OneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const StatementSchema = z.strictObject({
  Effect: z.literal('Allow'),
  Action: OneOrMore,
  Resource: OneOrMore,
  Condition: z.strictObject({ StringEquals: z.record(z.string(), z.string()) }).optional(),
})
export type Statement = z.infer<typeof StatementSchema>

const DocumentSchema = z.object({ Statement: z.array(StatementSchema) })
const InlinePolicies = z.array(z.object({ PolicyDocument: DocumentSchema }))
const PolicySchema = z.object({ PolicyDocument: DocumentSchema, Roles: z.array(z.string()) })

/** Everything that a role of the template may do: what stands in it, and what is attached to it. */
export function statementsOf(template: Template, intrinsics: Intrinsics, role: Resource): Statement[] {
  const inline = InlinePolicies.parse(intrinsics.resolve(role.Properties['Policies'] ?? []))
  const attached = template
    .all('AWS::IAM::Policy')
    .map(({ Properties }) => PolicySchema.parse(intrinsics.resolve(Properties)))
    .filter(({ Roles }) => Roles.includes(intrinsics.ref(role.logicalId)))
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
}

/** One call as IAM sees it. */
export type Call = {
  readonly action: string
  readonly resource: string
  readonly conditions: Readonly<Record<string, string>>
}

/**
 * True when a statement allows the call.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(statements: readonly Statement[], { action, resource, conditions }: Call): boolean {
  return statements.some(
    ({ Action, Resource, Condition }) =>
      Action.includes(action) &&
      Resource.some((pattern) => matches(pattern, resource)) &&
      Object.entries(Condition?.StringEquals ?? {}).every(([key, value]) => conditions[key] === value),
  )
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}
