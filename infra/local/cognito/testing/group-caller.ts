import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  type AdminListGroupsForUserCommandInput,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  type CreateGroupCommandInput,
  ListGroupsCommand,
  type ListGroupsCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { TestCognito } from './start-cognito.ts'

/** An operator's calls for groups; `more` overrides what they say. */
export function groupCaller({
  caller: { sdk },
  cognito: { poolId: UserPoolId },
}: Pick<TestCognito, 'caller' | 'cognito'>) {
  return {
    create: (GroupName: string, more: Partial<CreateGroupCommandInput> = {}) =>
      sdk.send(new CreateGroupCommand({ UserPoolId, GroupName, ...more })),
    list: (more: Partial<ListGroupsCommandInput> = {}) =>
      sdk.send(new ListGroupsCommand({ UserPoolId, ...more })),
    add: (Username: string, GroupName: string) =>
      sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName })),
    remove: (Username: string, GroupName: string) =>
      sdk.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username, GroupName })),
    listFor: (Username: string, more: Partial<AdminListGroupsForUserCommandInput> = {}) =>
      sdk.send(new AdminListGroupsForUserCommand({ UserPoolId, Username, ...more })),
  }
}
