import { z } from 'zod'

const OneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([])

const StatementSchema = z.object({
  Effect: z.string(),
  Principal: z.union([
    z.literal('*').transform(() => ['*']),
    z.object({ Service: OneOrMore }).transform(({ Service }) => Service),
    z.unknown().transform((): string[] => []),
  ]),
  Action: OneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
})

type Statement = z.infer<typeof StatementSchema>

const PolicySchema = z.object({ Statement: z.array(StatementSchema) })

const COGNITO = 'cognito-idp.amazonaws.com'
const INVOKE = ['lambda:InvokeFunction', 'lambda:*', '*']

/**
 * Whether a function's resource policy lets Cognito invoke it from this pool. `open` is a statement that asks for no pool
 * and no account: any pool may, also those of strangers.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export function invocationBy(policy: string, poolArn: string): 'allowed' | 'refused' | 'open' {
  const { Statement } = PolicySchema.parse(JSON.parse(policy))
  const ours = Statement.filter(
    ({ Effect, Principal, Action }) =>
      Effect === 'Allow' &&
      Principal.some((who) => who === '*' || who === COGNITO) &&
      Action.some((action) => INVOKE.includes(action)),
  )
  if (ours.some((statement) => sources(statement).length === 0)) return 'open'
  const account = poolArn.split(':')[4] ?? ''
  const isMet = ({ key, values }: Source) =>
    values.some((pattern) => matches(pattern, key === 'aws:sourceaccount' ? account : poolArn))
  return ours.some((statement) => sources(statement).every(isMet)) ? 'allowed' : 'refused'
}

type Source = { readonly key: string; readonly values: readonly string[] }

const SOURCE_KEYS = ['aws:sourcearn', 'aws:sourceaccount']

/** The conditions on who sends Cognito; the names of condition keys have no case. */
function sources({ Condition }: Statement): Source[] {
  return Object.values(Condition)
    .flatMap((condition) => Object.entries(condition))
    .map(([key, values]) => ({ key: key.toLowerCase(), values: OneOrMore.parse(values) }))
    .filter(({ key }) => SOURCE_KEYS.includes(key))
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}
