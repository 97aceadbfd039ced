import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { EmailAddressSchema } from '#lib/email-address.ts'
import { SRP_PRIME } from '#lib/srp.ts'
import { startSiteOnLocalPool } from '#lib/testing/site-on-local-pool.ts'

const email = EmailAddressSchema.parse('anna@example.com')

let server: Server
let srpB = '0'
const targets: unknown[] = []

/** Speaks like Cognito, and asks for the password with a public value that no honest server sends. */
beforeAll(async () => {
  const { pool } = await startSiteOnLocalPool('password-and-code')
  await pool.close()
  server = createServer((request, response) => {
    const target = String(request.headers['x-amz-target'])
    targets.push(target)
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    if (target.endsWith('.SignUp')) {
      const message = 'PreSignUp failed with error StartCharged.'
      return void response
        .writeHead(400)
        .end(JSON.stringify({ __type: 'UserLambdaValidationException', message }))
    }
    const question = { SALT: 'ab', SRP_B: srpB, SECRET_BLOCK: 'AAAA', USER_ID_FOR_SRP: 'somebody' }
    response.end(
      JSON.stringify({
        ChallengeName: 'PASSWORD_VERIFIER',
        Session: 'x'.repeat(100),
        ChallengeParameters: question,
      }),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No free port')
  process.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] = `http://127.0.0.1:${address.port}`
})

afterAll(() => {
  server.close()
})

it.each([['0'], [SRP_PRIME.toString(16)], [(SRP_PRIME * 2n).toString(16)]])(
  'a server whose SRP_B is zero in disguise is proven nothing: Cognito counts as out of reach',
  async (value) => {
    srpB = value
    targets.length = 0
    const { signInWithPassword } = await import('./sign-in-with-password.ts')
    const loud = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await signInWithPassword(email, 'seven green ladders', {})).toEqual({
      ok: false,
      error: { code: 'unavailable' },
    })
    const line = JSON.stringify({ event: 'cognito-surprise', error: 'SRP_B is no public value' })
    expect(loud.mock.calls).toEqual([[line]])
    loud.mockRestore()
    expect(targets.sort()).toEqual([
      'AWSCognitoIdentityProviderService.InitiateAuth',
      'AWSCognitoIdentityProviderService.SignUp',
    ])
  },
)
