import { expect, test } from '@playwright/test'
import { startSite } from './support/site.ts'

const complete = (origin: string) => ({
  COGNITO_USER_POOL_ID: 'us-east-1_Example01',
  COGNITO_CLIENT_ID: 'abcdefghijklmnopqrstuvwxyz',
  COGNITO_CLIENT_SECRET: 'abcdefghijklmnopqrstuvwxyz0123456789',
  SESSION_SECRET: 'gF2rKq8mXv1sTz5uYw0cBd3eHj6lNp9oQa4iRt7yUkE=',
  APP_ORIGIN: origin,
})

test.describe('missing or malformed configuration stops the start, as do local endpoints on a hosted platform', {
  tag: '@script',
}, () => {
  test('the production server starts on a complete environment', async () => {
    const site = await startSite(complete)
    await site.stop()
  })

  test('it ends, and names what is missing', async () => {
    const start = startSite((origin) => ({ ...complete(origin), COGNITO_CLIENT_SECRET: '' }))
    await expect(start).rejects.toThrow(
      /ended with 1[\s\S]*COGNITO_CLIENT_SECRET is missing[\s\S]*\.env\.local/,
    )
  })

  test('it ends on a local Cognito behind a public origin', async () => {
    const start = startSite((origin) => ({
      ...complete(origin),
      APP_ORIGIN: 'https://example.com',
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://127.0.0.1:9229',
    }))
    await expect(start).rejects.toThrow(/AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER points the site/)
  })
})
