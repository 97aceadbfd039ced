import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, it } from 'vitest'
import { PASSWORD } from '../../local/cognito/testing/caller.ts'
import { otherThan } from '../../local/cognito/testing/recovery.ts'
import { srpClient } from '../../local/cognito/testing/srp-client.ts'
import { triggerNames } from '../../per-trigger.ts'
import { policy } from '../../triggers/policy.ts'
import { type StartedStack, startedStack } from './started-stack.ts'

const ANNA = 'anna@example.com'
const BEN = 'ben@example.com'
const MANY = policy.startsPerClientAddress[0].limit
const FROM_ONE_PLACE = { ClientMetadata: { clientAddress: '192.0.2.7' } }

it('every right that a trigger has is used in one mode or the other, and nothing else is asked for', async () => {
  const withPasswords = await startedStack('password-and-code')
  await signUp(withPasswords)
  await signIn(withPasswords)
  await resetPassword(withPasswords)
  await confirmForeignSignUp(withPasswords)
  await beRefused(withPasswords)
  const withCodes = await startedStack('code')
  await signUpByCode(withCodes)

  const used = new Set([...withPasswords.used, ...withCodes.used])
  expect([...used].sort()).toEqual(granted(withPasswords))
  expect(granted(withCodes)).toEqual(granted(withPasswords))
  expect([...withPasswords.denied, ...withCodes.denied]).toEqual([])
}, 120_000)

/** All rights of all triggers, as `trigger action`; only their own logs are left out, which nothing here asks for. */
function granted({ functions }: StartedStack): string[] {
  const rights = triggerNames.flatMap((trigger) =>
    functions.rightsOf(trigger).flatMap(({ Action }) => Action.map((action) => `${trigger} ${action}`)),
  )
  return rights.filter((right) => !right.includes(' logs:')).sort()
}

async function signUpByCode({ caller, codeFor }: StartedStack): Promise<void> {
  await caller.signUp(ANNA)
  const { Session } = await caller.start(ANNA)
  expect((await caller.respond(Session, ANNA, codeFor(ANNA))).AuthenticationResult).toBeDefined()
}

function named({ caller, cognito }: StartedStack, username = ANNA) {
  return { ClientId: cognito.clientId, Username: username, ...caller.hash(username) }
}

async function signUp(stack: StartedStack): Promise<void> {
  const { caller, codeFor } = stack
  await caller.signUp(ANNA)
  await caller.sdk.send(new ConfirmSignUpCommand({ ...named(stack), ConfirmationCode: codeFor(ANNA) }))
}

/** An account that somebody began, confirmed by whoever reads the mailbox. */
async function confirmForeignSignUp(stack: StartedStack): Promise<void> {
  const { caller, codeFor } = stack
  await caller.signUp(BEN)
  const confirmation = { ...named(stack, BEN), ConfirmationCode: codeFor(BEN) }
  await caller.sdk.send(
    new ConfirmSignUpCommand({ ...confirmation, ClientMetadata: { begunBefore: 'true' } }),
  )
}

/** A wrong code twice, the code asked for once more, and then the right one. */
async function signIn(stack: StartedStack): Promise<void> {
  const { caller, codeFor, passes } = stack
  const { Session } = await srpClient(stack).prove(ANNA, PASSWORD, { requestCode: 'true' })
  const once = await caller.respond(Session ?? '', ANNA, otherThan(codeFor(ANNA)))
  const wrong = await caller.respond(once.Session ?? '', ANNA, otherThan(codeFor(ANNA)))
  passes(policy.secondsBetweenMails + 1)
  const resent = await caller.requestCode(wrong.Session ?? '', ANNA)
  expect(resent.ChallengeParameters).toMatchObject({ delivery: 'sent-again' })
  const { AuthenticationResult } = await caller.respond(resent.Session, ANNA, codeFor(ANNA))
  expect(AuthenticationResult).toBeDefined()
}

async function resetPassword(stack: StartedStack): Promise<void> {
  const { caller, codeFor, mail } = stack
  await caller.sdk.send(new ForgotPasswordCommand(named(stack)))
  const ConfirmationCode = codeFor(ANNA)
  const Password = 'another-long-password'
  await caller.sdk.send(new ConfirmForgotPasswordCommand({ ...named(stack), ConfirmationCode, Password }))
  expect(mail.inbox.messages(ANNA)[0]?.subject).toContain('password')
}

async function beRefused(stack: StartedStack): Promise<void> {
  const { caller } = stack
  const { limit } = policy.cognitoMailsPerAddress[0]
  const mails = Array.from({ length: limit }, () => new ForgotPasswordCommand(named(stack)))
  const refused = (async () => {
    for (const mail of mails) await caller.sdk.send(mail)
  })()
  await expect(refused).rejects.toThrow('TooManyMails')
  for (let start = 0; start < MANY; start += 1) {
    await caller.signUp(`person-${start}@example.com`, FROM_ONE_PLACE)
  }
  await expect(caller.signUp('one-more@example.com', FROM_ONE_PLACE)).rejects.toThrow('TooManyStarts')
}
