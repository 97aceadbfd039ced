import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { childEnvironment, settleEnvironment } from './environment.ts'

const SHELL = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' }

beforeEach(() => {
  for (const name of ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', ...Object.keys(SHELL)]) {
    vi.stubEnv(name, undefined)
  }
})
afterEach(() => vi.unstubAllEnvs())

it("a profile that is named wins over the shell's keys, for the SDK and for the CDK CLI", () => {
  for (const [name, value] of Object.entries(SHELL)) vi.stubEnv(name, value)
  settleEnvironment({ profile: 'work' })
  expect(awsVariables()).toEqual({ AWS_PROFILE: 'work' })
})

it("the shell's keys win over its profile, as in the AWS CLI", () => {
  for (const [name, value] of Object.entries(SHELL)) vi.stubEnv(name, value)
  vi.stubEnv('AWS_PROFILE', 'home')
  settleEnvironment({})
  expect(awsVariables()).toEqual(SHELL)
})

it.each([
  [{ AWS_DEFAULT_REGION: 'eu-west-1' }, undefined, 'eu-west-1'],
  [{ AWS_DEFAULT_REGION: 'eu-west-1', AWS_REGION: 'eu-west-2' }, undefined, 'eu-west-2'],
  [{ AWS_REGION: 'eu-west-2' }, 'eu-west-3', 'eu-west-3'],
  [{}, undefined, undefined],
])('the region of %j and --region %s is %s', (shell, region, expected) => {
  for (const [name, value] of Object.entries(shell)) vi.stubEnv(name, value)
  settleEnvironment({ region })
  expect(childEnvironment({})['AWS_REGION']).toBe(expected)
})

function awsVariables() {
  const isAws = ([name]: [string, unknown]) => /^AWS_(PROFILE|ACCESS|SECRET|SESSION)/.test(name)
  return Object.fromEntries(Object.entries(childEnvironment({})).filter(isAws))
}
