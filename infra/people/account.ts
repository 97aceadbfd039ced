import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  paginateListGroups,
} from '@aws-sdk/client-cognito-identity-provider'
import type { EmailAddress } from '#lib/email-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { answerOf, type Target } from './target.ts'

/** An account as Cognito describes it. */
export type Account = {
  readonly status: string
  readonly isEnabled: boolean
  readonly isEmailVerified: boolean
  readonly createdAt: Date | undefined
}

/** The account of an address; refused with a sentence, also where there is none. */
export async function accountOf(target: Target, email: EmailAddress): Promise<Result<Account, string>> {
  const call = target.cognito.send(new AdminGetUserCommand(named(target, email)))
  const answer = await answerOf(target, 'cognito-idp:AdminGetUser', call, {
    UserNotFoundException: `${email} has no account in ${target.description}. Who asks for a code with it sees the code page all the same, and gets no email. Look for another spelling or another address.`,
  })
  if (!answer.ok) return answer
  const { UserStatus = 'unknown', Enabled = false, UserAttributes = [], UserCreateDate } = answer.value
  const verified = UserAttributes.find(({ Name }) => Name === 'email_verified')
  return ok({
    status: UserStatus,
    isEnabled: Enabled,
    isEmailVerified: verified?.Value === 'true',
    createdAt: UserCreateDate,
  })
}

/** The names of the account's groups. */
export async function groupsOf(target: Target, email: EmailAddress): Promise<Result<string[], string>> {
  const call = target.cognito.send(new AdminListGroupsForUserCommand(named(target, email)))
  const answer = await answerOf(target, 'cognito-idp:AdminListGroupsForUser', call)
  if (!answer.ok) return answer
  return ok((answer.value.Groups ?? []).map(({ GroupName = '' }) => GroupName))
}

/** Refused with the names of the pool's groups, where it has none of this name. */
export async function requireGroup(target: Target, group: string): Promise<Result<undefined, string>> {
  const answer = await answerOf(target, 'cognito-idp:ListGroups', groupNames(target))
  if (!answer.ok) return answer
  if (answer.value.includes(group)) return ok(undefined)
  const known = answer.value.length === 0 ? 'It has none' : `Its groups are ${answer.value.join(', ')}`
  return refused(
    `There is no group ${group} in ${target.description}. ${known}; infra/pool.ts says which groups the pool has.`,
  )
}

async function groupNames({ cognito, poolId }: Target): Promise<string[]> {
  const names: string[] = []
  for await (const { Groups = [] } of paginateListGroups({ client: cognito }, { UserPoolId: poolId })) {
    names.push(...Groups.map(({ GroupName = '' }) => GroupName))
  }
  return names
}

/** The names by which Cognito's calls know an account. */
export function named({ poolId }: Pick<Target, 'poolId'>, email: EmailAddress) {
  return { UserPoolId: poolId, Username: email }
}
