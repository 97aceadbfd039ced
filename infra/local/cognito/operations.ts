import { describeUserPool, describeUserPoolClient, listUserPoolClients } from '../operator/describe-pool.ts'
import { changePassword, deleteUser, getUser, globalSignOut, updateUserAttributes } from './account.ts'
import {
  adminDeleteUser,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminResetUserPassword,
  adminSetUserPassword,
  adminUpdateUserAttributes,
  adminUserGlobalSignOut,
} from './admin.ts'
import { adminCreateUser } from './admin-create-user.ts'
import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  createGroup,
  listGroups,
} from './admin-groups.ts'
import { initiateAuth } from './initiate-auth.ts'
import { listUsers } from './list-users.ts'
import { confirmForgotPassword, forgotPassword } from './password-reset.ts'
import { getTokensFromRefreshToken, revokeToken } from './refresh-tokens.ts'
import { respondToAuthChallenge } from './respond-to-auth-challenge.ts'
import type { Operation } from './services.ts'
import { confirmSignUp, resendConfirmationCode, signUp } from './sign-up.ts'

/** What the local Cognito supports, by the name in `X-Amz-Target`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    SignUp: signUp,
    ConfirmSignUp: confirmSignUp,
    ResendConfirmationCode: resendConfirmationCode,
    InitiateAuth: initiateAuth,
    RespondToAuthChallenge: respondToAuthChallenge,
    ForgotPassword: forgotPassword,
    ConfirmForgotPassword: confirmForgotPassword,
    ChangePassword: changePassword,
    GetTokensFromRefreshToken: getTokensFromRefreshToken,
    RevokeToken: revokeToken,
    GlobalSignOut: globalSignOut,
    GetUser: getUser,
    UpdateUserAttributes: updateUserAttributes,
    DeleteUser: deleteUser,
    AdminCreateUser: adminCreateUser,
    AdminUpdateUserAttributes: adminUpdateUserAttributes,
    AdminSetUserPassword: adminSetUserPassword,
    AdminResetUserPassword: adminResetUserPassword,
    AdminGetUser: adminGetUser,
    AdminDisableUser: adminDisableUser,
    AdminEnableUser: adminEnableUser,
    AdminDeleteUser: adminDeleteUser,
    AdminUserGlobalSignOut: adminUserGlobalSignOut,
    CreateGroup: createGroup,
    ListGroups: listGroups,
    AdminAddUserToGroup: adminAddUserToGroup,
    AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
    AdminListGroupsForUser: adminListGroupsForUser,
    DescribeUserPool: describeUserPool,
    DescribeUserPoolClient: describeUserPoolClient,
    ListUserPoolClients: listUserPoolClients,
    ListUsers: listUsers,
  }),
)
