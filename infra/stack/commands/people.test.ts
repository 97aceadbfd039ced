import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { poolAndCaller } from '../../local/testing/pool-and-caller.ts'
import { startOperator } from '../testing/operator-at-work.ts'
import { commands } from './all-commands.ts'

const ANNA = 'anna@example.com'
const SHOW = `people show ${ANNA} --stage prod`

describe('in a stage', () => {
  it('an account is shown, and said in which AWS account and as whom', async () => {
    const { operator } = await deployedStage()
    expect(await operator.runs(SHOW)).toBe(0)
    const screen = operator.screen()
    expect(screen).toContain('as arn:aws:iam::111122223333:user/anna\n')
    expect(screen).toContain(`${ANNA} in the stage prod in eu-central-1\n`)
    expect(screen).toMatch(/Account +CONFIRMED, enabled, email address not verified/)
    expect(screen).toContain(`npm run people -- sign-out ${ANNA} --stage prod ends all of them.`)
  })

  it("an address on SES's suppression list is taken off in the region of the stage", async () => {
    const { operator } = await deployedStage()
    operator.faults.suppressed = [{ email: ANNA, reason: 'BOUNCE', since: new Date('2026-11-20T09:00:00Z') }]
    await operator.runs(SHOW)
    expect(operator.screen()).toContain(
      `aws sesv2 delete-suppressed-destination --region eu-central-1 --email-address ${ANNA}\n`,
    )
  })

  it('an act is logged as that of the caller whom STS names', async () => {
    const { operator, lines } = await deployedStage()
    expect(await operator.runs(`people disable ${ANNA} --stage prod`)).toBe(0)
    expect(operator.screen()).toContain(`${ANNA} is disabled and gets no code.`)
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ act: 'disable', operator: 'arn:aws:iam::111122223333:user/anna' }),
    )
  })
})

describe('one sentence, with what to do, and exit code 1', () => {
  it('for a stage that is not deployed', async () => {
    const { operator } = await deployedStage()
    expect(await operator.runs(`people show ${ANNA} --stage dev`)).toBe(1)
    expect(operator.screen()).toContain('There is no stack code-sign-in-dev in eu-central-1. Deploy it')
  })

  it('for a stage that was deployed before it had the function', async () => {
    const { operator } = await deployedStage()
    operator.account.stacks.set('code-sign-in-prod', { outputs: { UserPoolId: 'x', SignInMode: 'code' } })
    expect(await operator.runs(SHOW)).toBe(1)
    expect(operator.screen()).toContain(
      'code-sign-in-prod has no output PeopleFunction. Redeploy it: npm run deploy',
    )
  })

  it('for an address without an account', async () => {
    const { operator } = await deployedStage()
    expect(await operator.runs('people unlock ben@example.com --stage prod')).toBe(1)
    expect(operator.screen()).toContain('ben@example.com has no account in the stage prod in eu-central-1.')
  })

  it('for a caller who may not invoke the function', async () => {
    const { operator, pool } = await deployedStage()
    pool.faults.lambda.isInvokeDenied = true
    expect(await operator.runs(SHOW)).toBe(1)
    expect(operator.screen()).toMatch(
      /AWS denied lambda:InvokeFunction .* Use credentials that allow lambda:InvokeFunction;/,
    )
  })
})

describe('nothing is asked', () => {
  it.each([
    [
      `people --stage prod`,
      'One of these is missing: show ADDRESS, unlock ADDRESS, group add ADDRESS GROUP,',
    ],
    [`people hide ${ANNA} --stage prod`, `"hide ${ANNA}" is none of: show ADDRESS,`],
    [`people group add ${ANNA} --stage prod`, `"group add ${ANNA}" is none of: show ADDRESS,`],
    [`people show ${ANNA} --stage test`, '--stage is dev or prod, not "test".'],
    ['people show anna --stage prod', '"anna" is no email address.'],
    [`people show ${ANNA} --stage prod --client-address x`, '--client-address is an IP address, not "x".'],
  ])('for a wrong word: %s', async (line, says) => {
    const { operator } = await deployedStage()
    expect(await operator.runs(line)).toBe(2)
    expect(operator.screen()).toContain(says)
    expect(operator.account.calls).toEqual([])
  })
})

it('docs/people.md shows every form', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/people.md'), 'utf8')
  const shown = [...page.matchAll(/^npm run people -- (.+?) anna@example\.com/gm)].map(([, form]) => form)
  const others = [...page.matchAll(/^npm run people .*# or (.+)$/gm)].map(([, form]) => form)
  const forms = commands['people']?.forms ?? []
  expect([...shown, ...others].sort()).toEqual(forms.map((form) => form.replace(/ [A-Z].*/, '')).sort())
})

/** The stage prod, whose pool and function are local and have an account of Anna. */
async function deployedStage() {
  const { pool, caller, lines } = await poolAndCaller('code')
  await caller.signUp(ANNA)
  const { AWS_ENDPOINT_URL_LAMBDA: lambdaUrl = '' } = pool.operatorEnvironment()
  const operator = await startOperator({ cognitoUrl: pool.cognitoUrl, lambdaUrl })
  const outputs = { UserPoolId: pool.poolId, SignInMode: 'code', PeopleFunction: 'People' }
  operator.account.stacks.set('code-sign-in-prod', { outputs })
  return { operator, pool, lines }
}
