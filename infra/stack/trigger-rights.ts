import type { Trigger } from '../pool.ts'
import type { Parameters } from './parameters.ts'

/** What a trigger may call, in addition to writing its log. */
export type Rights = {
  readonly table: readonly ('dynamodb:GetItem' | 'dynamodb:UpdateItem')[]
  /** Whether it may send email, as the one sender. */
  readonly mail: boolean
  readonly pool: readonly (
    | 'cognito-idp:AdminUpdateUserAttributes'
    | 'cognito-idp:AdminUserGlobalSignOut'
    | 'cognito-idp:AdminSetUserPassword'
  )[]
}

const NOTHING: Rights = { table: [], mail: false, pool: [] }
const READ_AND_COUNT = ['dynamodb:GetItem', 'dynamodb:UpdateItem'] as const

/** Exactly the AWS commands that each trigger's bundle holds: `trigger-rights.test.ts` compares the two. */
const rights: Record<Trigger, Rights> = {
  PreSignUp: { ...NOTHING, table: READ_AND_COUNT },
  DefineAuthChallenge: NOTHING,
  CreateAuthChallenge: { ...NOTHING, table: READ_AND_COUNT, mail: true },
  VerifyAuthChallengeResponse: { ...NOTHING, table: READ_AND_COUNT },
  PostAuthentication: { ...NOTHING, pool: ['cognito-idp:AdminUpdateUserAttributes'] },
  PostConfirmation: {
    table: ['dynamodb:UpdateItem'],
    mail: true,
    pool: ['cognito-idp:AdminUserGlobalSignOut', 'cognito-idp:AdminSetUserPassword'],
  },
  CustomMessage: { ...NOTHING, table: READ_AND_COUNT },
}

/** The rights of each trigger. Without passwords there is no reset and none to replace, so PostConfirmation does nothing. */
export function rightsIn(mode: Parameters['signInMode']): Record<Trigger, Rights> {
  return mode === 'code' ? { ...rights, PostConfirmation: NOTHING } : rights
}
