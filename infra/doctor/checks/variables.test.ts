import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Variables } from '#infra/aws/credentials.ts'
import { createContext } from '#infra/doctor/context.ts'
import { reportedBy } from '#infra/doctor/testing/pool-context.ts'
import { variables as check } from './variables.ts'

const SECRET = randomBytes(32).toString('base64')
const COMPLETE = {
  COGNITO_USER_POOL_ID: 'eu-central-1_AbCdEf123',
  COGNITO_CLIENT_ID: '1example23456789example0123',
  COGNITO_CLIENT_SECRET: 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4',
  SESSION_SECRET: SECRET,
  APP_ORIGIN: 'https://example.com',
  TRUSTED_IP_HEADER: 'x-forwarded-for',
}
const FROM_STACK =
  '`npm run infra:env -- --stage STAGE` writes the deployed values to a file for .env.local, Vercel or Amplify.'

test('a complete site is reported by origin and mode, without secrets', async () => {
  const [said = ''] = await says({})
  expect(said).toBe('ok: complete: https://example.com, sign-in with code')
})

test('every missing or malformed variable is named, with its source', async () => {
  expect(await says({ COGNITO_CLIENT_ID: '', APP_ORIGIN: 'example.com' })).toEqual([
    `fail: COGNITO_CLIENT_ID is missing -> ${FROM_STACK}`,
    expect.stringMatching(
      /^fail: APP_ORIGIN is not an origin .* -> Set it in \.env\.local, or in the project settings/,
    ),
  ])
})

test.each(['hunter2hunter2', `${SECRET},short`])('a weak secret fails, and is not printed', async (weak) => {
  const [said = '', ...more] = await says({ SESSION_SECRET: weak })
  expect(said).toMatch(
    /^fail: SESSION_SECRET is weak: .* -> Generate one with openssl rand -base64 32, and set it in \.env\.local/,
  )
  expect(said).not.toContain(weak)
  expect(more).toEqual([])
})

test('a public site without TRUSTED_IP_HEADER gets a warning', async () => {
  expect(await says({ TRUSTED_IP_HEADER: undefined })).toEqual([
    expect.stringMatching(/^warning: TRUSTED_IP_HEADER is not set: .* -> Set it .*\.env\.example\.$/),
  ])
  const local = { APP_ORIGIN: 'http://localhost:3000', TRUSTED_IP_HEADER: undefined }
  expect(await says(local)).toEqual([expect.stringMatching(/^ok: /)])
})

test('a public site must not have another Cognito endpoint', async () => {
  expect(await says({ AWS_ENDPOINT_URL: 'https://cognito.example.com' })).toEqual([
    expect.stringMatching(
      /^fail: AWS_ENDPOINT_URL points the site at another Cognito .* -> Remove it in \.env\.local/,
    ),
  ])
})

function says(changed: Variables): Promise<string[]> {
  const variables = { ...COMPLETE, ...changed }
  return reportedBy(check, createContext({ variables, nodeVersion: '22.13.0', clock: Date.now }))
}
