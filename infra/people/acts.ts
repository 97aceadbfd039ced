import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { RecordedAct } from '#infra/triggers/people-protocol.ts'
import type { EmailAddress } from '#lib/email-address.ts'
import { ok, type Result } from '#lib/result.ts'
import { named, requireGroup } from './account.ts'
import { askFunction } from './people-function.ts'
import { type Action, answerOf, type Target } from './target.ts'

/** Something that one call of Cognito's does to an account. */
export type Act = {
  readonly recordedAs: RecordedAct
  readonly action: Action
  readonly call: (
    cognito: Target['cognito'],
    account: ReturnType<typeof named>,
    group: string,
  ) => Promise<unknown>
  /** What to say when it is done. */
  readonly done: (email: EmailAddress, group: string) => string
}

/** The acts, by the form that is typed. */
export const ACTS: Readonly<Record<string, Act>> = {
  'group add': {
    recordedAs: 'group-add',
    action: 'cognito-idp:AdminAddUserToGroup',
    call: (cognito, account, GroupName) =>
      cognito.send(new AdminAddUserToGroupCommand({ ...account, GroupName })),
    done: (email, group) => `${email} is in the group ${group}. Open sessions notice within five minutes.`,
  },
  'group remove': {
    recordedAs: 'group-remove',
    action: 'cognito-idp:AdminRemoveUserFromGroup',
    call: (cognito, account, GroupName) =>
      cognito.send(new AdminRemoveUserFromGroupCommand({ ...account, GroupName })),
    done: (email, group) =>
      `${email} is not in the group ${group}. Open sessions notice within five minutes.`,
  },
  disable: {
    recordedAs: 'disable',
    action: 'cognito-idp:AdminDisableUser',
    call: (cognito, account) => cognito.send(new AdminDisableUserCommand(account)),
    done: (email) => `${email} is disabled and gets no code. Open sessions end within five minutes.`,
  },
  enable: {
    recordedAs: 'enable',
    action: 'cognito-idp:AdminEnableUser',
    call: (cognito, account) => cognito.send(new AdminEnableUserCommand(account)),
    done: (email) => `${email} is enabled and can sign in.`,
  },
  'sign-out': {
    recordedAs: 'sign-out',
    action: 'cognito-idp:AdminUserGlobalSignOut',
    call: (cognito, account) => cognito.send(new AdminUserGlobalSignOutCommand(account)),
    done: (email) => `${email} is signed out of all devices. Open pages notice within five minutes.`,
  },
}

/** Has the act logged, and does it: what is not logged is not done. Returns the lines to print. */
export async function perform(
  target: Target,
  { recordedAs, action, call, done }: Act,
  email: EmailAddress,
  group: string,
): Promise<Result<string[], string>> {
  if (group !== '') {
    const found = await requireGroup(target, group)
    if (!found.ok) return found
  }
  const more = group === '' ? {} : { group }
  const recorded = await askFunction(target, { operation: 'record', email, act: recordedAs, ...more })
  if (!recorded.ok) return recorded
  const answer = await answerOf(target, action, call(target.cognito, named(target, email), group))
  return answer.ok ? ok([done(email, group)]) : answer
}
