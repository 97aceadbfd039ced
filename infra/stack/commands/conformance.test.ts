import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SignInMode } from '../../../lib/sign-in-mode.ts'
import { localAwsConfig } from '../../local/aws-config.ts'
import { codeIn } from '../../local/inbox/mail.ts'
import { startLocalPool } from '../../local/start-local-pool.ts'
import { parseParameters } from '../parameters.ts'
import { saveParameters } from '../saved-parameters.ts'
import { startOperator } from '../testing/operator-at-work.ts'

const EMAIL = 'anna@example.com'
const LINE = `conformance --stage dev --email ${EMAIL}`

describe('a stage', () => {
  it('gets its codes from the operator, who may stop at any time: the account is gone then', async () => {
    const { operator, pool, status } = await deployedStage()
    const ended = operator.runs(LINE)
    await operator.sees('The code that was emailed to anna@example.com, of a sign-in')
    expect(await status()).toBe('CONFIRMED')
    const mail = await pool.inbox.waitFor(EMAIL)
    operator.types(codeIn(mail) ?? '')
    await operator.sees('refresh-claims')
    operator.interrupts()
    expect(await ended).toBe(130)
    expect(operator.screen()).toContain(
      'Asking the stage dev in eu-central-1, code, essentials, as anna@example.com',
    )
    expect(operator.screen()).toMatch(/access-claims +holds/)
    expect(operator.screen()).toMatch(/Interrupted\. The account is deleted\.\n$/)
    expect(await status()).toBe('UserNotFoundException')
  })

  it.each(['code', 'password-and-code'] as const)(
    'without a terminal: rows that need a code are left out (%s)',
    async (signInMode) => {
      const { operator, status } = await deployedStage({ signInMode, isInteractive: false })
      const ended = operator.runs(LINE)
      await operator.sees('access-claims')
      operator.interrupts()
      expect(await ended).toBe(130)
      expect(operator.screen()).toMatch(/sign-up-confirmed +holds/)
      expect(operator.screen()).toMatch(
        /access-claims +could not be asked: it needs a code, and none was typed/,
      )
      expect(await status()).toBe('UserNotFoundException')
    },
  )

  it('a question that Ctrl-C interrupts ends, too', async () => {
    const { operator, status } = await deployedStage()
    const ended = operator.runs(LINE)
    await operator.sees('The code that was emailed')
    operator.interrupts()
    expect(await ended).toBe(130)
    expect(await status()).toBe('UserNotFoundException')
  })
})

describe('nothing is asked', () => {
  it.each([
    ['conformance --stage prod --email anna@example.com', 2, 'The stage prod is for visitors'],
    ['conformance --stage dev', 2, 'Add --email with an address of yours'],
    ['conformance --stage dev --email anna', 2, 'Add --email with an address of yours'],
  ])('%s', async (line, exitCode, says) => {
    const { operator } = await deployedStage()
    expect(await operator.runs(line)).toBe(exitCode)
    expect(operator.screen()).toContain(says)
    expect(operator.account.calls).toEqual([])
  })

  it('of a stage that is not deployed', async () => {
    const operator = await startOperator()
    expect(await operator.runs(LINE)).toBe(1)
    expect(operator.screen()).toContain('There is no stack code-sign-in-dev in eu-central-1')
  })
})

type Options = { readonly signInMode?: SignInMode; readonly isInteractive?: boolean }

/** A stage whose pool is local, with the deployed triggers; both stages' stacks name it. */
async function deployedStage({ signInMode = 'code', isInteractive = true }: Options = {}) {
  const pool = await startLocalPool({ signInMode })
  const operator = await startOperator({ cognitoUrl: pool.cognitoUrl, isInteractive })
  const cognito = new CognitoIdentityProviderClient(localAwsConfig(pool.cognitoUrl))
  onTestFinished(async () => {
    cognito.destroy()
    await pool.close()
  })
  for (const stage of ['dev', 'prod']) {
    const appOrigin = 'https://www.example.com'
    const parameters = parseParameters({ stage, sender: 'no-reply@example.com', appOrigin, signInMode })
    const DeployedWith = saveParameters(parameters)
    const outputs = {
      UserPoolId: pool.poolId,
      UserPoolClientId: pool.clientId,
      SignInMode: signInMode,
      DeployedWith,
    }
    operator.account.stacks.set(`code-sign-in-${stage}`, { outputs })
  }
  /** The status of the account, or the error that there is in its place. */
  const status = () =>
    cognito.send(new AdminGetUserCommand({ UserPoolId: pool.poolId, Username: EMAIL })).then(
      ({ UserStatus }) => UserStatus,
      (error: unknown) => (error instanceof Error ? error.name : error),
    )
  return { operator, pool, status }
}
