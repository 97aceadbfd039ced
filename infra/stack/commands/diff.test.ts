import { readFile } from 'node:fs/promises'
import { expect, inject, it } from 'vitest'
import { parseParameters } from '../parameters.ts'
import { saveParameters } from '../saved-parameters.ts'
import { IN_REVIEW } from '../testing/aws-account.ts'
import { SMALL_DEPLOYMENT } from '../testing/deployments.ts'
import { startOperator } from '../testing/operator-at-work.ts'

it('the CDK CLI compares a stage with what it was deployed with, and shows what an option changes', {
  timeout: 180_000,
}, async () => {
  const operator = await withDevStage('real')
  expect(await operator.runs('diff --stage dev --code-digits 8')).toBe(0)
  expect(operator.screen()).toContain('--code-digits       8   (was 6)')
  expect(operator.screen()).toContain('--app-origin        https://www.example.com\n')
  expect(operator.account.calls).toContain('GetTemplate')
  expect(operator.account.calls).not.toContain('CreateStack')
})

it('a sender of its own is compared, too', async () => {
  const operator = await withDevStage('recording')
  expect(await operator.runs('diff --stage dev --create-identity')).toBe(0)
  const [line = ''] = await operator.cdkLines()
  expect(line).toContain('cdk diff code-sign-in-dev-sender code-sign-in-dev --exclusively -c stage=dev')
})

it('a stack in review has nothing yet to compare with', async () => {
  const operator = await startOperator()
  operator.account.stacks.set('code-sign-in-dev', IN_REVIEW)
  expect(await operator.runs('diff --stage dev --sender no-reply@example.com')).toBe(0)
  expect(operator.screen()).not.toContain('(was ')
})

it('the exit code is that of the CDK CLI', async () => {
  const operator = await withDevStage('recording', 'diff')
  expect(await operator.runs('diff --stage dev')).toBe(1)
})

async function withDevStage(cdk: 'real' | 'recording', failsAt = '') {
  const file = inject('templates').dev.code
  const operator = await startOperator({ cdk, failsAt })
  const template = await readFile(file, 'utf8')
  const outputs = { DeployedWith: saveParameters(parseParameters(SMALL_DEPLOYMENT)) }
  operator.account.stacks.set('code-sign-in-dev', { template, outputs })
  return operator
}
