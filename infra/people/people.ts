import { isIP } from 'node:net'
import type { Limits } from '#infra/triggers/people-protocol.ts'
import { type EmailAddress, TypedEmailSchema } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type Account, accountOf, groupsOf } from './account.ts'
import { ACTS, perform } from './acts.ts'
import { askFunction } from './people-function.ts'
import { isStart } from './reasons.ts'
import { limitNames, shownAccount } from './show.ts'
import { suppressionOf } from './suppression.ts'
import type { Target } from './target.ts'

/** What an operator asks for. */
export type Asked = {
  /** One of those in `all-commands.ts`, without its operands. */
  readonly form: string
  readonly email: EmailAddress
  readonly clientAddress: string | undefined
  /** Empty where the form has none. */
  readonly group: string
}

type Typed = {
  readonly form: string
  readonly operands: readonly string[]
  readonly texts: Readonly<Record<string, string>>
}

/** Parses what was typed. The error is one sentence. */
export function askedIn({ form, operands: [typed = '', group = ''], texts }: Typed): Result<Asked, string> {
  const { clientAddress } = texts
  const email = TypedEmailSchema.safeParse(typed)
  if (!email.success) return refused(`"${typed}" is no email address.`)
  if (clientAddress !== undefined && isIP(clientAddress) === 0) {
    return refused(`--client-address is an IP address, not "${clientAddress}".`)
  }
  return ok({ form, email: email.data, clientAddress, group })
}

/** Does what an operator asks for. Returns the lines to print; refused with one sentence that says what is missing. */
export async function people(asked: Asked, target: Target): Promise<Result<string[], string>> {
  const { form, email, group } = asked
  const account = await accountOf(target, email)
  if (!account.ok) return account
  if (form === 'show') return show(target, asked, account.value)
  if (form === 'unlock') return unlock(target, asked)
  const act = ACTS[form]
  if (act === undefined) throw new Error(`There is no form ${form}`)
  return perform(target, act, email, group)
}

async function show(target: Target, asked: Asked, account: Account): Promise<Result<string[], string>> {
  const limits = await limitsFrom(target, 'limits', asked)
  if (!limits.ok) return limits
  const groups = await groupsOf(target, asked.email)
  if (!groups.ok) return groups
  const suppression = await suppressionOf(target, asked.email)
  return ok(
    shownAccount(target, { ...asked, account, groups: groups.value, limits: limits.value, suppression }),
  )
}

async function unlock(target: Target, asked: Asked): Promise<Result<string[], string>> {
  const before = await limitsFrom(target, 'unlock', asked)
  if (!before.ok) return before
  const given = before.value.limits.filter(
    ({ name, windows }) => name !== 'pause' && !isStart(name) && windows.some(({ used }) => used > 0),
  )
  if (given.length === 0)
    return ok([`${asked.email} had used up nothing, so there was nothing to give back.`])
  return ok([
    `${asked.email} has all tries and emails again, and can ask for a code at once. Given back:`,
    ...limitNames(given).map((name) => `  - ${name}`),
  ])
}

async function limitsFrom(
  target: Target,
  operation: 'limits' | 'unlock',
  { email, clientAddress }: Asked,
): Promise<Result<Limits, string>> {
  const more = clientAddress === undefined ? {} : { clientAddress }
  const answer = await askFunction(target, { operation, email, ...more })
  if (!answer.ok) return answer
  if (answer.value === null) throw new Error('The function told no limits')
  return ok(answer.value)
}
