import { ChangePasswordCommand, UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { PASSWORD } from './testing/caller.ts'
import { passwordHandlers, plainHandlers } from './testing/handlers.ts'
import { NEW_PASSWORD } from './testing/recovery.ts'
import { srpClient } from './testing/srp-client.ts'
import { refusalOf, startCognito } from './testing/start-cognito.ts'
import { temporaryFolder } from './testing/state-folders.ts'

const ANNA = 'anna@example.com'
const UNSUPPORTED = /^UnknownOperationException: The local Cognito does not support /
const INVALID = 'NotAuthorizedException: Invalid Access Token'

async function startSignedIn(options: Parameters<typeof startCognito>[0] = {}) {
  const pool = await startCognito(options)
  const { UserSub } = await pool.caller.signUp(ANNA)
  const tokens = await pool.caller.signIn(ANNA)
  const update = (attributes: Record<string, string>) =>
    pool.caller.sdk.send(
      new UpdateUserAttributesCommand({
        AccessToken: tokens.AccessToken,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    )
  const attributes = async () => {
    const { UserAttributes = [] } = await pool.caller.getUser(tokens.AccessToken)
    return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))
  }
  return { ...pool, sub: UserSub, tokens, update, attributes }
}

test('GetUser: the sub as Username, and the attributes the client may read', async () => {
  const { caller, tokens, sub, attributes } = await startSignedIn()
  expect((await caller.getUser(tokens.AccessToken)).Username).toBe(sub)
  expect(await attributes()).toEqual({ sub, email: ANNA, email_verified: 'false' })

  const narrow = await startSignedIn({ client: { ReadAttributes: ['email'] } })
  expect(await narrow.attributes()).toEqual({ sub: narrow.sub, email: ANNA })
})

test('"Access Token has expired" from the last second on', async () => {
  const { caller, tokens, passes } = await startSignedIn()
  passes(299)
  expect((await caller.getUser(tokens.AccessToken)).Username).toBeDefined()
  passes(1)
  expect(await refusalOf(caller.getUser(tokens.AccessToken))).toBe(
    'NotAuthorizedException: Access Token has expired',
  )
})

test('"Invalid Access Token": garbage, an ID token, a refresh token, a broken signature, another pool', async () => {
  const { caller, tokens } = await startSignedIn()
  const elsewhere = await startSignedIn({ stateFolder: await temporaryFolder() })
  const unsigned = `${tokens.AccessToken.split('.').slice(0, 2).join('.')}.AAAA`
  const strangers = [
    ...['garbage', tokens.IdToken, tokens.RefreshToken],
    ...[unsigned, elsewhere.tokens.AccessToken],
  ]
  for (const token of strangers) expect(await refusalOf(caller.getUser(token))).toBe(INVALID)
})

test('DeleteUser removes the account: its tokens die and the address is free', async () => {
  const { caller, tokens, sub } = await startSignedIn()
  await caller.deleteUser(tokens.AccessToken)
  expect(await refusalOf(caller.getUser(tokens.AccessToken))).toBe(
    'NotAuthorizedException: Access Token has been revoked',
  )
  expect((await caller.signUp(ANNA)).UserSub).not.toBe(sub)
})

test('UpdateUserAttributes writes what the client may write', async () => {
  const { update, attributes } = await startSignedIn()
  await update({ name: 'Anna' })
  expect(await attributes()).toMatchObject({ name: 'Anna', email: ANNA })
})

test('UpdateUserAttributes refuses what the client may not write, and writes nothing then', async () => {
  const { update, attributes } = await startSignedIn()
  for (const name of ['email_verified', 'custom:role', 'sub']) {
    expect(await refusalOf(update({ name: 'Anna', [name]: 'true' }))).toBe(
      'NotAuthorizedException: A client attempted to write unauthorized attribute',
    )
  }
  expect(await attributes()).not.toHaveProperty('name')
})

test('a new address gets a code through CustomMessage, and the old one stays until it is verified', async () => {
  const triggers = { ...plainHandlers, CustomMessage: async (event: unknown) => event }
  const { caller, update, attributes, sub, mails, events } = await startSignedIn({ triggers })
  await caller.adminUpdate(ANNA, { email_verified: 'true' })
  const { CodeDeliveryDetailsList } = await update({ email: 'ben@example.com', name: 'Anna' })
  expect(CodeDeliveryDetailsList).toMatchObject([{ AttributeName: 'email', Destination: 'b***@e***' }])
  expect(mails).toMatchObject([{ to: 'ben@example.com' }])
  expect(await attributes()).toMatchObject({ email: ANNA, email_verified: 'true', name: 'Anna' })
  expect((await caller.challenge(ANNA)).ChallengeParameters['USERNAME']).toBe(sub)
  expect((await caller.signUp('ben@example.com')).UserSub).not.toBe(sub)
  expect(events.map(({ triggerSource }) => triggerSource)).toContain('CustomMessage_UpdateUserAttribute')
})

test('an address that would count unverified is not imitated', async () => {
  const settings = { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] } }
  const { caller, update } = await startSignedIn({ pool: settings })
  expect(await refusalOf(update({ email: 'ben@example.com' }))).toMatch(UNSUPPORTED)
  expect(await refusalOf(caller.adminUpdate(ANNA, { email: 'ben@example.com' }))).toMatch(UNSUPPORTED)
})

test('an address that an operator changes signs in from now on, and frees the old one', async () => {
  const { caller, attributes, sub } = await startSignedIn()
  await caller.adminUpdate(ANNA, { email: 'Anna.New@example.com', email_verified: 'true' })
  expect(await attributes()).toMatchObject({ email: 'Anna.New@example.com', email_verified: 'true' })
  expect((await caller.challenge('anna.new@example.com')).ChallengeParameters['USERNAME']).toBe(sub)
  expect((await caller.signUp(ANNA)).UserSub).not.toBe(sub)
})

test('the same address again stays verified', async () => {
  const { caller, update, attributes } = await startSignedIn()
  await caller.adminUpdate(ANNA, { email_verified: 'true' })
  await update({ email: ANNA, name: 'Anna' })
  expect(await attributes()).toMatchObject({ email_verified: 'true', name: 'Anna' })
})

test("another user's address, in any case, cannot be taken", async () => {
  const { caller } = await startSignedIn()
  await caller.signUp('ben@example.com')
  const taken = caller.adminUpdate(ANNA, { email: 'Ben@example.com', email_verified: 'true' })
  expect(await refusalOf(taken)).toBe('AliasExistsException: An account with the given email already exists.')
})

const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const LIMIT = 'LimitExceededException: Attempt limit exceeded, please try after some time.'

async function startWithPassword() {
  const pool = await startCognito({ triggers: passwordHandlers })
  await pool.caller.signUp(ANNA)
  const srp = srpClient(pool)
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  const change = (PreviousPassword: string, ProposedPassword = NEW_PASSWORD, token = AccessToken) =>
    pool.caller.sdk.send(
      new ChangePasswordCommand({ AccessToken: token, PreviousPassword, ProposedPassword }),
    )
  return { ...pool, srp, change, AccessToken }
}

test('the new password signs in, the old one no longer, and this sign-in lives on', async () => {
  const { caller, change, srp, AccessToken } = await startWithPassword()
  const { $metadata: _, ...answer } = await change(PASSWORD)
  expect(answer).toEqual({})
  expect((await srp.signIn(ANNA, NEW_PASSWORD)).TokenType).toBe('Bearer')
  expect(await refusalOf(srp.prove(ANNA, PASSWORD))).toBe(WRONG)
  expect((await caller.getUser(AccessToken)).Username).toBeDefined()
})

test('a wrong previous password changes nothing: "Incorrect username or password."', async () => {
  const { change, srp } = await startWithPassword()
  expect(await refusalOf(change('something-else'))).toBe(WRONG)
  expect((await srp.prove(ANNA, PASSWORD)).ChallengeName).toBe('CUSTOM_CHALLENGE')
})

test('the sixth call within an hour is refused, the right password included', async () => {
  const { change, passes, srp } = await startWithPassword()
  for (let call = 0; call < 5; call += 1) expect(await refusalOf(change('something-else'))).toBe(WRONG)
  expect(await refusalOf(change(PASSWORD))).toBe(LIMIT)
  passes(3_600)
  const { AccessToken } = await srp.signIn(ANNA, PASSWORD)
  expect(await refusalOf(change(PASSWORD, NEW_PASSWORD, AccessToken))).toBe('not refused')
})

test('of twenty parallel calls five are compared', async () => {
  const { change } = await startWithPassword()
  const refusals = await Promise.all(Array.from({ length: 20 }, () => refusalOf(change('something-else'))))
  expect(refusals.filter((refusal) => refusal === WRONG)).toHaveLength(5)
})

test('the policy holds for the new password, and a refusal by it costs no call', async () => {
  const { change } = await startWithPassword()
  for (let call = 0; call < 6; call += 1) {
    expect(await refusalOf(change(PASSWORD, 'too-short'))).toBe(
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    )
  }
  expect(await refusalOf(change(PASSWORD))).toBe('not refused')
})

test('without a good access token nothing is compared', async () => {
  const { change } = await startWithPassword()
  expect(await refusalOf(change(PASSWORD, NEW_PASSWORD, 'garbage'))).toBe(
    'NotAuthorizedException: Invalid Access Token',
  )
})
