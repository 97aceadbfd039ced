import { z } from 'zod'

const OneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

/** What may stand there as `NotPrincipal` or `NotAction` is left open: it is read as everybody, and as everything. */
const StatementSchema = z.object({
  Sid: z.string().optional(),
  Effect: z.string(),
  Principal: z
    .union([
      z.string().transform((one) => [one]),
      z
        .record(z.string(), OneOrMore)
        .transform((kinds) =>
          Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => `${kind} ${name}`)),
        ),
    ])
    .default(['*']),
  Action: OneOrMore.default(['*']),
  Condition: z.record(z.string(), z.record(z.string(), OneOrMore.catch([]))).default({}),
})

const PolicySchema = z.object({
  Statement: z.union([z.array(StatementSchema), StatementSchema.transform((one) => [one])]),
})

/** Principals are written as `Service cognito-idp.amazonaws.com`, `AWS *` or `*`. */
export type PolicyStatement = z.infer<typeof StatementSchema>

export type Condition = { readonly operator: string; readonly key: string; readonly values: string[] }

/** The statements of a resource policy. Throws when it is none. */
export function statementsOf(policy: string): PolicyStatement[] {
  return PolicySchema.parse(JSON.parse(policy)).Statement
}

/** Names of operators and of keys have no case. */
export function conditionsOf({ Condition }: PolicyStatement): Condition[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      ...{ operator: operator.toLowerCase(), key: key.toLowerCase() },
      values,
    })),
  )
}

/** Whether a text is what a pattern of IAM means. */
export function matches(pattern: string, text: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text)
}
