import { expect, it } from 'vitest'
import { credentialsIn } from './credentials.ts'

const KEYS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }

it('keys win over AWS_PROFILE, as in the AWS CLI', () => {
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' }
  expect(credentialsIn({ ...KEYS, AWS_PROFILE: 'work' })).toEqual({ credentials })
  expect(credentialsIn({ ...KEYS, AWS_SESSION_TOKEN: 'token' })).toEqual({
    credentials: { ...credentials, sessionToken: 'token' },
  })
})

it('without both keys, the profile is used; without that, the SDK decides', () => {
  expect(credentialsIn({ AWS_ACCESS_KEY_ID: 'id', AWS_PROFILE: 'work' })).toEqual({ profile: 'work' })
  expect(credentialsIn({ AWS_PROFILE: '' })).toEqual({})
})
