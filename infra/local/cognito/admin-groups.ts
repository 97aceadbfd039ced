import { z } from 'zod'
import { epochSeconds } from '#lib/clock.ts'
import { requireAdminUser, requirePool, requireSignature } from './admin.ts'
import { unsupported } from './errors.ts'
import { groupsOf, requireGroup, requireNewGroup } from './groups.ts'
import { pageOf } from './paging.ts'
import type { Operation, Services } from './services.ts'
import type { GroupRecord } from './state.ts'
import { parseInput, shapes } from './validation.ts'

const CreateGroupInput = z.object({
  UserPoolId: shapes.userPoolId,
  GroupName: shapes.groupName,
  Description: z.string().max(2048).optional(),
  Precedence: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional(),
  RoleArn: z.string().optional(),
})

/**
 * Makes a group. Roles are for identity pools, which are not imitated.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
 */
export const createGroup: Operation = async (services, body, headers) => {
  requireSignature(headers)
  const input = parseInput(CreateGroupInput, body)
  requirePool(services, input.UserPoolId)
  if (input.RoleArn !== undefined) throw unsupported('CreateGroup with RoleArn')
  requireNewGroup(services, input.GroupName)
  const { GroupName: name, Description: description, Precedence: precedence } = input
  const group = { name, description, precedence, createdAt: services.clock(), isDeployed: false }
  services.state.groups.set(name, group)
  return { Group: describedGroup(services, group) }
}

const PageInput = z.object({ Limit: shapes.limit, NextToken: shapes.pageToken })
const ListGroupsInput = PageInput.extend({ UserPoolId: shapes.userPoolId })

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html */
export const listGroups: Operation = async (services, body, headers) => {
  requireSignature(headers)
  const input = parseInput(ListGroupsInput, body)
  requirePool(services, input.UserPoolId)
  return listed(services, services.state.groups.values(), input)
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html */
export const adminListGroupsForUser: Operation = async (services, body, headers) => {
  const user = requireAdminUser(services, body, headers)
  return listed(services, groupsOf(services, user), parseInput(PageInput, body))
}

const MembershipInput = z.object({ GroupName: shapes.groupName })

/**
 * Tokens that the user has already do not change. A member stays one.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
 */
export const adminAddUserToGroup: Operation = async (services, body, headers) => {
  const { sub } = requireAdminUser(services, body, headers)
  const { name } = requireGroup(services, parseInput(MembershipInput, body).GroupName)
  const { memberships } = services.state
  memberships.set(sub, [...new Set([...(memberships.get(sub) ?? []), name])])
  return {}
}

/**
 * Tokens that the user has already do not change. Who is no member stays none.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html
 */
export const adminRemoveUserFromGroup: Operation = async (services, body, headers) => {
  const { sub } = requireAdminUser(services, body, headers)
  const { name } = requireGroup(services, parseInput(MembershipInput, body).GroupName)
  const { memberships } = services.state
  const others = (memberships.get(sub) ?? []).filter((other) => other !== name)
  memberships.set(sub, others)
  return {}
}

function listed(
  services: Services,
  groups: Iterable<GroupRecord>,
  { Limit: limit, NextToken: token }: z.infer<typeof PageInput>,
) {
  const { page, next } = pageOf(groups, ({ name }) => name, { limit, token })
  const Groups = page.map((group) => describedGroup(services, group))
  return { Groups, ...(next === undefined ? {} : { NextToken: next }) }
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GroupType.html */
function describedGroup({ poolId }: Pick<Services, 'poolId'>, group: GroupRecord) {
  const at = epochSeconds(group.createdAt)
  return {
    GroupName: group.name,
    UserPoolId: poolId,
    Description: group.description,
    Precedence: group.precedence,
    CreationDate: at,
    LastModifiedDate: at,
  }
}
