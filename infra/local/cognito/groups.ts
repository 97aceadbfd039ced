import type { Group } from '#infra/pool.ts'
import { CognitoError } from './errors.ts'
import type { Services } from './services.ts'
import type { GroupRecord, User } from './state.ts'

/**
 * Makes the pool's groups those that are deployed, as CloudFormation does: one that has gone is deleted with its
 * memberships, and groups that an operator made stay.
 */
export function deployGroups(
  { state, clock }: Pick<Services, 'state' | 'clock'>,
  deployed: readonly Group[],
): void {
  const isGone = ({ name, isDeployed }: GroupRecord) =>
    isDeployed && deployed.every(({ GroupName }) => GroupName !== name)
  for (const { name } of [...state.groups.values()].filter(isGone)) deleteGroup({ state }, name)
  for (const { GroupName: name, Description: description } of deployed) {
    const createdAt = state.groups.get(name)?.createdAt ?? clock()
    state.groups.set(name, { name, description, createdAt, isDeployed: true })
  }
}

function deleteGroup({ state }: Pick<Services, 'state'>, name: string): void {
  state.groups.delete(name)
  for (const [sub, names] of state.memberships.entries()) {
    state.memberships.set(
      sub,
      names.filter((other) => other !== name),
    )
  }
}

/** The group of a name, byte for byte. */
export function requireGroup({ state }: Pick<Services, 'state'>, name: string): GroupRecord {
  const group = state.groups.get(name)
  if (group === undefined) throw new CognitoError('ResourceNotFoundException', 'Group not found.')
  return group
}

/**
 * Refuses a name that is taken, in any case: changing no more than the case of a group is refused, as people report.
 * @see https://github.com/aws-amplify/amplify-backend/issues/1781
 */
export function requireNewGroup({ state }: Pick<Services, 'state'>, name: string): void {
  const isTaken = [...state.groups.values()].some((group) => group.name.toLowerCase() === name.toLowerCase())
  if (isTaken) throw new CognitoError('GroupExistsException', 'A group with the name already exists.')
}

/**
 * A user's groups, those that take precedence first; a group without a precedence comes last. Else by name. The order is
 * an assumption: AWS documents which group takes precedence, and none for the claim.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export function groupsOf({ state }: Pick<Services, 'state'>, { sub }: User): GroupRecord[] {
  const names = state.memberships.get(sub) ?? []
  return [...state.groups.values()].filter(({ name }) => names.includes(name)).sort(byPrecedence)
}

function byPrecedence(one: GroupRecord, other: GroupRecord): number {
  const last = Number.POSITIVE_INFINITY
  const [first, second] = [one.precedence ?? last, other.precedence ?? last]
  if (first !== second) return first - second
  return one.name < other.name ? -1 : 1
}
