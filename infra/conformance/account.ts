import { randomUUID } from 'node:crypto'
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { randomPassword } from '#lib/random-password.ts'
import type { Calls } from './calls.ts'
import { NotAsked, prepared, refusalOf } from './row.ts'
import type { Target } from './subject.ts'

/** The run's own account: one at a time, under one address. */
export function accountOf({ pool, email, codeFor }: Target, calls: Calls) {
  const { cognito, poolId: UserPoolId, signInMode } = pool
  const own = { UserPoolId, Username: email }
  const password = randomPassword()
  /** Also true where it cannot be known: nothing may stay behind. */
  let mayExist = false

  async function create<T>(send: () => Promise<T>): Promise<T> {
    mayExist = true
    try {
      return await send()
    } catch (error) {
      // Then it is not the run's own.
      if (refusalOf(error).name === 'UsernameExistsException') mayExist = false
      throw error
    }
  }

  const signedUp = prepared('SignUp', () => create(() => calls.signUp(email, { Password: password })))

  const confirmed = prepared('ConfirmSignUp', async () => {
    await signedUp()
    if (signInMode === 'code') return
    await calls.confirmSignUp(email, await code('the code that confirms the address'))
  })

  /** The code that was emailed just now. */
  async function code(reason: string): Promise<string> {
    const typed = await codeFor(reason)
    if (typed) return typed
    throw new NotAsked('it needs a code, and none was typed')
  }

  async function remove(): Promise<void> {
    if (mayExist) await isGone(cognito.send(new AdminDeleteUserCommand(own)))
    mayExist = false
  }

  /**
   * The account anew, made by an operator.
   * @param isPermanent with a password that is not temporary, and so confirmed
   */
  async function createAsOperator({ isPermanent = false } = {}) {
    await remove()
    const UserAttributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ]
    const input = { ...own, UserAttributes, TemporaryPassword: password, MessageAction: 'SUPPRESS' } as const
    const { User } = await create(() => cognito.send(new AdminCreateUserCommand(input)))
    if (!isPermanent) return User
    const permanent = { ...own, Password: password, Permanent: true }
    await cognito.send(new AdminSetUserPasswordCommand(permanent))
    return User
  }

  /** Why no run may begin: an account of this address, or no right to delete the one that it would make. */
  async function obstacle(): Promise<string | undefined> {
    const unregistered = { UserPoolId, Username: newAddress() }
    try {
      if (!(await isGone(cognito.send(new AdminGetUserCommand(own))))) {
        return `${email} has an account in this pool already; only the run's own account is touched. Use another address.`
      }
      await isGone(cognito.send(new AdminDeleteUserCommand(unregistered)))
      return undefined
    } catch (error) {
      if (!(error instanceof NotAsked)) throw error
      return `The run needs cognito-idp:AdminGetUser and cognito-idp:AdminDeleteUser, to delete the account that it makes: ${error.message}`
    }
  }

  return { own, password, signedUp, confirmed, code, remove, createAsOperator, obstacle }
}

/** An address that has no account. */
export function newAddress(): string {
  return `conformance-${randomUUID()}@example.com`
}

/** Whether a call found no user. Rejects with any other refusal. */
async function isGone(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return false
  } catch (error) {
    if (refusalOf(error).name !== 'UserNotFoundException') throw error
    return true
  }
}
