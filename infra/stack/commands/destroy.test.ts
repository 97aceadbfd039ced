import { readFile } from 'node:fs/promises'
import { describe, expect, inject, it } from 'vitest'
import { startCognito } from '../../local/cognito/testing/start-cognito.ts'
import { groups } from '../../pool.ts'
import type { Stage } from '../stage.ts'
import { IN_REVIEW } from '../testing/aws-account.ts'
import { startOperator } from '../testing/operator-at-work.ts'

const REMAINING = ['code-sign-in-dev-sender', 'CDKToolkit']

describe('destroying a dev stage', () => {
  it('says what is lost, what stays, and asks for the name; the CDK CLI does the rest', {
    timeout: 180_000,
  }, async () => {
    const operator = await withStage('dev', { cdk: 'real' })
    expect(await operator.runs('destroy --stage dev', 'code-sign-in-dev')).toBe(0)
    const screen = operator.screen()
    expect(screen).toMatch(
      /will be deleted, and permanently lost are\n( {2}.*\n)* {2}user pool the-UserPool\w+ with about 1 account\n/,
    )
    expect(screen).toContain("  the triggers' table the-Table")
    expect(screen).toContain('  log the-TriggersPreSignUpLog')
    expect(screen.match(/^ {2}memberships of the group the-UserPool/gm) ?? []).toHaveLength(groups.length)
    expect(screen).toMatch(/and \d\d resources that a deployment creates again/)
    expect(screen).not.toContain('These remain')
    expect(screen).toContain('The stack CDKToolkit with the uploaded functions remains')
    expect(screen).toContain('code-sign-in-dev-sender remains if it exists: --with-sender destroys it, too.')
    expect([...operator.account.stacks.keys()]).toEqual(REMAINING)
  })

  it.each(['y', 'code-sign-in-prod', ''])('does nothing when the answer is "%s"', async (answer) => {
    const operator = await withStage('dev')
    expect(await operator.runs('destroy --stage dev', answer)).toBe(1)
    expect(operator.screen()).toContain('Nothing was done.')
    expect(await operator.cdkLines()).toEqual([])
  })

  it('takes the sender along when it is told to', async () => {
    const operator = await withStage('dev')
    expect(await operator.runs('destroy --stage dev --with-sender --yes')).toBe(0)
    expect(operator.screen()).not.toContain('remains if it exists')
    const [line = ''] = await operator.cdkLines()
    expect(line).toContain('cdk destroy code-sign-in-dev code-sign-in-dev-sender --exclusively --force')
    expect(line).toContain('-c createIdentity=true')
  })

  it('removes what a failed first deployment has left', async () => {
    const operator = await startOperator()
    operator.account.stacks.set('code-sign-in-dev', { status: 'ROLLBACK_COMPLETE' })
    expect(await operator.runs('destroy --stage dev', 'code-sign-in-dev')).toBe(0)
    expect(await operator.cdkLines()).toHaveLength(1)
  })

  it('removes what a stopped first deployment has left: a stack in review, without a template', async () => {
    const operator = await startOperator()
    operator.account.stacks.set('code-sign-in-dev', IN_REVIEW)
    expect(await operator.runs('destroy --stage dev', 'code-sign-in-dev')).toBe(0)
    expect(operator.screen()).toContain('code-sign-in-dev will be deleted.\n')
    expect(await operator.cdkLines()).toHaveLength(1)
  })

  it('says so where there is no such stack', async () => {
    const operator = await startOperator()
    expect(await operator.runs('destroy --stage dev --yes')).toBe(1)
    expect(operator.screen()).toContain('There is no stack code-sign-in-dev in eu-central-1.')
  })

  it('says so when not all of it is gone', async () => {
    const operator = await withStage('dev', { failsAt: 'destroy' })
    expect(await operator.runs('destroy --stage dev --yes')).toBe(1)
    expect(operator.screen()).toContain('Not everything was deleted (exit code 1).')
  })
})

describe('destroying a prod stage', () => {
  it('is refused while it is protected, --yes or not, and told how that is lifted', async () => {
    const operator = await withStage('prod', { isProtected: true })
    expect(await operator.runs('destroy --stage prod --yes')).toBe(1)
    expect(operator.screen()).toContain(
      'update-termination-protection --no-enable-termination-protection --stack-name code-sign-in-prod',
    )
    expect(await operator.cdkLines()).toEqual([])
  })

  it('leaves the pool, the table, the keys and the logs, and says so', async () => {
    const operator = await withStage('prod')
    expect(await operator.runs('destroy --stage prod', 'code-sign-in-prod')).toBe(0)
    const [gone = '', kept = ''] = operator.screen().split('These remain')
    expect(gone).not.toContain('user pool the-UserPool')
    expect(kept).toContain('  user pool the-UserPool')
    expect(kept).toContain("  the triggers' table the-Table")
    expect(kept).toContain("  the environment's key the-CodeSecretEnvironmentKey")
  })
})

type Options = {
  readonly cdk?: 'real' | 'recording'
  readonly isProtected?: boolean
  readonly failsAt?: string
}

/** A stage as its synthesised template deploys it, with one account in its pool. */
async function withStage(stage: Stage, { isProtected = false, ...options }: Options = {}) {
  const { cognito, caller } = await startCognito()
  await caller.signUp('anna@example.com')
  const file = inject('templates')[stage].code
  const operator = await startOperator({ ...options, cognitoUrl: cognito.url })
  const template = await readFile(file, 'utf8')
  const outputs = { UserPoolId: cognito.poolId }
  operator.account.stacks.set(`code-sign-in-${stage}`, { template, outputs, isProtected })
  for (const name of REMAINING) operator.account.stacks.set(name, {})
  return operator
}
