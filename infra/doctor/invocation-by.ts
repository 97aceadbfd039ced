import {
  type Condition,
  conditionsOf,
  matches,
  type PolicyStatement,
  statementsOf,
} from './policy-statement.ts'

/** Who may invoke a function. */
export type Invocation = {
  /** Cognito may, for this pool. */
  readonly isAllowed: boolean
  /** What denies it to the pool, whatever allows it. */
  readonly denying: readonly PolicyStatement[]
  /** What lets in somebody else, or is not certain to let in nobody else. */
  readonly open: readonly PolicyStatement[]
}

const COGNITO = 'cognito-idp.amazonaws.com'
const INVOCATIONS = ['lambda:invokefunction', 'lambda:invokefunctionurl', 'lambda:invokeasync']

/**
 * What a function's resource policy says of being invoked by Cognito for this pool, and of anybody else.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export function invocationBy(policy: string, poolArn: string): Invocation {
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

/** One value, written out, under an operator that asks for it and is not content where it is missing. */
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

/** Whether a statement is about a call for this pool. A condition that is not understood may be met. */
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
