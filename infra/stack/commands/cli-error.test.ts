import { expect, it } from 'vitest'
import { startOperator } from '../testing/operator-at-work.ts'
import { cliError, describeError, usageError } from './cli-error.ts'

const LINE = 'infra:env --stage prod'

it.each([
  [
    'ExpiredToken',
    'The security token included in the request is expired',
    'AWS rejected the credentials (ExpiredToken: ',
  ],
  ['InvalidClientTokenId', 'The security token is invalid.', 'AWS rejected the credentials ('],
  [
    'AccessDenied',
    'User: anna is not authorized to perform: sts:GetCallerIdentity',
    'AWS denied access (AccessDenied: ',
  ],
])('what AWS answers with %s is a sentence, with what AWS says', async (code, message, sentence) => {
  const operator = await startOperator()
  operator.account.refuses('GetCallerIdentity', code, message, 403)
  expect(await operator.runs(LINE)).toBe(1)
  expect(operator.screen()).toContain(sentence)
  expect(operator.screen()).toContain(message)
  expect(operator.screen()).not.toContain('    at ')
})

it('a service that cannot be reached is a sentence', async () => {
  const operator = await startOperator({ cognitoUrl: 'http://127.0.0.1:9' })
  const outputs = { UserPoolId: 'eu-central-1_Absent', UserPoolClientId: 'absent' }
  operator.account.stacks.set('code-sign-in-prod', { outputs })
  expect(await operator.runs(LINE)).toBe(1)
  expect(operator.screen()).toMatch(/^Cannot reach AWS \(ECONNREFUSED\)\. Check this machine's network/m)
})

it('an unexpected error is printed whole', () => {
  const surprise = new TypeError('x is not a function')
  expect(describeError(surprise)).toEqual({ output: surprise, exitCode: 1 })
})

it('invalid options and problems of the account have different exit codes', () => {
  expect(describeError(usageError('No.'))).toEqual({ output: 'No.', exitCode: 2 })
  expect(describeError(cliError('No.'))).toEqual({ output: 'No.', exitCode: 1 })
})
