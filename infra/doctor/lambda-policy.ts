import { z } from 'zod'

/** Who may invoke a function. */
type Invocation = {
  /** Cognito may, for this pool. */
  readonly isAllowed: boolean
  /** The statements that deny it to this pool. */
  readonly denying: readonly PolicyStatement[]
  /** The statements that allow others, or might. */
  readonly open: readonly PolicyStatement[]
}

const COGNITO = 'cognito-idp.amazonaws.com'
const INVOCATIONS = ['lambda:invokefunction', 'lambda:invokefunctionurl', 'lambda:invokeasync']

/**
 * Evaluates a function's resource policy: whether Cognito may invoke it for this pool, and whether others may.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export function invocationRights(policy: string, poolArn: string): Invocation {
  const about = statementsOf(policy).filter(canInvoke)
  const allowing = about.filter(({ Effect }) => Effect === 'Allow')
  const denying = about.filter(
    (statement) => statement.Effect === 'Deny' && includesCognito(statement) && isMet(statement, poolArn),
  )
  const own = allowing.filter((statement) => isForPoolAlone(statement, poolArn))
  return {
    isAllowed: denying.length === 0 && own.some((statement) => isMet(statement, poolArn)),
    denying,
    open: allowing.filter((statement) => !own.includes(statement)),
  }
}

function canInvoke({ Action }: PolicyStatement): boolean {
  return Action.some((action) => INVOCATIONS.some((invocation) => matches(action.toLowerCase(), invocation)))
}

function includesCognito({ Principal }: PolicyStatement): boolean {
  return Principal.some((who) => ['*', 'AWS *', `Service ${COGNITO}`].includes(who))
}

const POSITIVE = ['stringequals', 'arnequals', 'arnlike', 'stringlike']
const NEGATIVE = ['stringnotequals', 'arnnotequals', 'arnnotlike', 'stringnotlike']

/** True if the statement requires exactly this pool's ARN; an operator that allows a missing ARN does not. */
function isForPoolAlone(statement: PolicyStatement, poolArn: string): boolean {
  return (
    statement.Principal.length > 0 &&
    statement.Principal.every((who) => who === `Service ${COGNITO}`) &&
    conditionsOf(statement).some(
      ({ operator, key, values }) =>
        POSITIVE.includes(operator) &&
        key === 'aws:sourcearn' &&
        values.length === 1 &&
        values[0] === poolArn,
    )
  )
}

/** Whether a statement applies to a call for this pool. An unknown condition counts as met. */
function isMet(statement: PolicyStatement, poolArn: string): boolean {
  const sources = { 'aws:sourcearn': poolArn, 'aws:sourceaccount': poolArn.split(':')[4] ?? '' }
  return conditionsOf(statement).every((condition) => {
    const source = Object.entries(sources).find(([key]) => key === condition.key)?.[1]
    return source === undefined || agrees(condition, source)
  })
}

function agrees({ operator, values }: Condition, source: string): boolean {
  const named = operator.replace(/ifexists$/, '')
  const isNamed = values.some((value) => matches(value, source))
  if (POSITIVE.includes(named)) return isNamed
  return !NEGATIVE.includes(named) || !isNamed
}

const OneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

/** `NotPrincipal` and `NotAction` are not evaluated: they count as every principal and every action. */
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

type Condition = { readonly operator: string; readonly key: string; readonly values: string[] }

/** The statements of a resource policy. Throws if it is not one. */
function statementsOf(policy: string): PolicyStatement[] {
  return PolicySchema.parse(JSON.parse(policy)).Statement
}

/** Operators and keys are case-insensitive. */
function conditionsOf({ Condition }: PolicyStatement): Condition[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      ...{ operator: operator.toLowerCase(), key: key.toLowerCase() },
      values,
    })),
  )
}

/** Matches IAM's wildcards. */
function matches(pattern: string, text: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text)
}
