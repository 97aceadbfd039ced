import { describe, expect, it } from 'vitest'
import { parseParameters } from '../parameters.ts'
import { saveParameters } from '../saved-parameters.ts'
import { ACCOUNT, IN_REVIEW } from '../testing/aws-account.ts'
import { REGION, startOperator } from '../testing/operator-at-work.ts'

const PROD = 'deploy --stage prod --sender no-reply@example.com --app-origin https://www.example.com'
const CONTEXT =
  '-c stage=prod -c signInMode=code -c plan=essentials -c sender=no-reply@example.com -c createIdentity=false -c codeDigits=6 -c codeAtStart=false -c appOrigin=https://www.example.com -c senderIdentity=example.com'
const CONTEXT_WITH_IDENTITY = CONTEXT.replace('createIdentity=false', 'createIdentity=true')
const deploying = (stack: string, context: string) =>
  `${REGION}: cdk deploy ${stack} --exclusively --require-approval never ${context}`

describe('a first deployment', () => {
  it('prints account and parameters, asks, bootstraps, deploys, and prints the next steps', async () => {
    const operator = await startOperator({ identities: ['example.com'] })
    expect(await operator.runs(PROD, 'y')).toBe(0)
    const screen = operator.screen()
    expect(screen).toContain(`Account ${ACCOUNT}, region ${REGION}, as arn:aws:iam::${ACCOUNT}:user/anna`)
    expect(screen).toContain('code-sign-in-prod will be created with')
    expect(screen).toContain('  --app-origin        https://www.example.com\n')
    expect(screen).toContain('1. cdk bootstrap')
    expect(screen).toContain('2. code-sign-in-prod:')
    expect(screen).toContain('Continue? (y/N)')
    expect(screen).toContain('npm run infra:env -- --stage prod --app-origin https://www.example.com')
    expect(await operator.cdkLines()).toEqual([
      `${REGION}: cdk bootstrap aws://${ACCOUNT}/${REGION} --app `,
      deploying('code-sign-in-prod', CONTEXT),
    ])
  })

  it.each(['n', '', 'yes please'])('does nothing when the answer is "%s"', async (answer) => {
    const operator = await startOperator({ identities: ['example.com'] })
    expect(await operator.runs(PROD, answer)).toBe(1)
    expect(operator.screen()).toContain('Nothing was done.')
    expect(await operator.cdkLines()).toEqual([])
  })

  it('does nothing without an interactive terminal, unless --yes is passed', async () => {
    const operator = await startOperator({ identities: ['example.com'], isInteractive: false })
    expect(await operator.runs(PROD)).toBe(2)
    expect(operator.screen()).toContain('There was no answer, so nothing was done. --yes skips the question.')
    expect(await operator.cdkLines()).toEqual([])
    expect(await operator.runs(`${PROD} --yes`)).toBe(0)
    expect(operator.screen()).not.toContain('Continue?')
    expect(await operator.cdkLines()).toHaveLength(2)
  })

  it('bootstraps only an account without a bootstrap; a failed one does not count', async () => {
    const operator = await startOperator({ identities: ['example.com'] })
    operator.account.stacks.set('CDKToolkit', { status: 'ROLLBACK_COMPLETE' })
    await operator.runs(PROD, 'y')
    operator.account.stacks.set('CDKToolkit', {})
    await operator.runs(PROD, 'y')
    const lines = await operator.cdkLines()
    expect(lines.map((line) => line.split(' ')[2])).toEqual(['bootstrap', 'deploy', 'deploy'])
  })

  it('ends where a step fails, and says so', async () => {
    const operator = await startOperator({ identities: ['example.com'], failsAt: 'bootstrap' })
    expect(await operator.runs(PROD, 'y')).toBe(1)
    expect(operator.screen()).toContain('Failed: cdk bootstrap (exit code 1).')
    expect(await operator.cdkLines()).toHaveLength(1)
  })

  it('deletes the remains of a failed first deployment, although CDK protected it', async () => {
    const operator = await startOperator({ identities: ['example.com'] })
    operator.account.stacks.set('CDKToolkit', {})
    operator.account.stacks.set('code-sign-in-prod', { status: 'ROLLBACK_COMPLETE', isProtected: true })
    expect(await operator.runs(PROD, 'y')).toBe(0)
    expect(operator.screen()).toContain('code-sign-in-prod will be created with')
    expect(operator.screen()).toContain('The first deployment of code-sign-in-prod failed')
    expect(operator.account.calls).toContain('UpdateTerminationProtection')
  })

  it('continues after a deployment that was stopped', async () => {
    const operator = await startOperator({ identities: ['example.com'] })
    operator.account.stacks.set('CDKToolkit', IN_REVIEW)
    operator.account.stacks.set('code-sign-in-prod', IN_REVIEW)
    expect(await operator.runs(PROD, 'y')).toBe(0)
    expect(operator.screen()).toContain('code-sign-in-prod will be created with')
    expect(operator.screen()).toContain('1. cdk bootstrap')
  })

  it('names what is missing, as options', async () => {
    const operator = await startOperator()
    expect(await operator.runs('deploy --stage prod --code-digits 4')).toBe(2)
    expect(operator.screen()).toMatch(/Missing or malformed:\n {2}--sender .*\n(.*\n)* {2}--code-digits /)
    expect(operator.account.calls).not.toContain('CreateStack')
  })
})

describe('the CDK CLI takes the command line', () => {
  it('of a bootstrap in an account without one, and asks CloudFormation for its stack', {
    timeout: 180_000,
  }, async () => {
    const operator = await startOperator({ identities: ['example.com'], cdk: 'real' })
    expect(await operator.runs(PROD, 'y')).toBe(1)
    expect(operator.screen()).toContain('Failed: cdk bootstrap (exit code 1).')
    expect(operator.account.calls).toContain('CreateChangeSet')
  })

  it('of a deployment: it synthesises, and asks for the version of the bootstrap', {
    timeout: 180_000,
  }, async () => {
    const operator = await startOperator({ identities: ['example.com'], cdk: 'real' })
    operator.account.stacks.set('CDKToolkit', {})
    expect(await operator.runs(PROD, 'y')).toBe(1)
    expect(operator.screen()).toContain('Failed: the deployment of code-sign-in-prod')
    expect(operator.account.calls).toContain('AmazonSSM.GetParameter')
  })
})

describe('a sender that SES has not verified', () => {
  it.each([
    [[], false, 'SES has no identity example.com in eu-central-1. Add --create-identity'],
    [['example.com'], true, 'SES has not verified example.com in eu-central-1 yet (Pending).'],
  ])('stops a deployment before it begins: %j', async (identities, isUnverified, said) => {
    const operator = await startOperator({ identities })
    operator.faults.isUnverified = isUnverified
    expect(await operator.runs(PROD)).toBe(1)
    expect(operator.screen()).toContain(said)
    expect(await operator.cdkLines()).toEqual([])
  })

  it('cannot be made twice', async () => {
    const operator = await startOperator({ identities: ['example.com'] })
    expect(await operator.runs(`${PROD} --create-identity`)).toBe(1)
    expect(operator.screen()).toContain('The SES identity example.com exists in eu-central-1.')
  })

  it('is made first; its records are told, and the pool waits for it', async () => {
    const operator = await withNewIdentity()
    const exitCode = operator.runs(`${PROD} --create-identity`, 'y')
    await operator.sees('Waiting for SES to verify example.com: Pending')
    expect(operator.screen()).toContain('  a._domainkey.example.com CNAME a.dkim.example\n')
    expect(operator.screen()).toContain('  c._domainkey.example.com CNAME c.dkim.example\n')
    expect(await operator.cdkLines()).toEqual([deploying('code-sign-in-prod-sender', CONTEXT_WITH_IDENTITY)])
    operator.faults.isUnverified = false
    expect(await exitCode).toBe(0)
    expect((await operator.cdkLines()).at(-1)).toBe(deploying('code-sign-in-prod', CONTEXT_WITH_IDENTITY))
  })

  it('can be awaited later: the same command continues', async () => {
    const operator = await withNewIdentity()
    const exitCode = operator.runs(`${PROD} --create-identity`, 'y')
    await operator.sees('Waiting for SES to verify example.com')
    operator.interrupts()
    expect(await exitCode).toBe(130)
    expect(operator.screen()).toContain('Run the same command again to continue.')
    expect(operator.account.stacks.has('code-sign-in-prod')).toBe(false)
    operator.faults.isUnverified = false
    expect(await operator.runs(`${PROD} --create-identity`, 'y')).toBe(0)
    expect(operator.account.stacks.has('code-sign-in-prod')).toBe(true)
  })

  it('may be one address, to which SES emails a link', async () => {
    const operator = await withNewIdentity('no-reply@example.com')
    const line = `${PROD} --create-identity --sender-identity no-reply@example.com`
    const exitCode = operator.runs(line, 'y')
    await operator.sees('Open the link in the email that SES sent to no-reply@example.com.')
    operator.faults.isUnverified = false
    expect(await exitCode).toBe(0)
  })
})

describe('the next deployment', () => {
  it('leaves the protection alone', async () => {
    const operator = await deployed({})
    const stack = operator.account.stacks.get('code-sign-in-prod')
    operator.account.stacks.set('code-sign-in-prod', { ...stack, isProtected: true })
    expect(await operator.runs('deploy --stage prod', 'y')).toBe(0)
    expect(operator.account.calls).not.toContain('UpdateTerminationProtection')
  })

  it('needs the changes only, and prints them', async () => {
    const operator = await deployed({
      codeDigits: '8',
      alarmTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:alarms`,
    })
    expect(await operator.runs('deploy --stage prod --app-origin https://new.example.com', 'y')).toBe(0)
    expect(operator.screen()).toContain('code-sign-in-prod will be updated with')
    expect(operator.screen()).toContain('https://new.example.com   (was https://www.example.com)')
    const [line = ''] = await operator.cdkLines()
    expect(line).toContain('-c appOrigin=https://new.example.com')
    expect(line).toContain('-c codeDigits=8')
    expect(line).toContain(`-c alarmTopicArn=arn:aws:sns:${REGION}:${ACCOUNT}:alarms`)
  })

  it('remembers the plan; one that was deployed before there was a choice has Essentials', async () => {
    const old = () => deployed({}, ['example.com'], ({ plan: _, ...before }) => before)
    const same = await old()
    expect(await same.runs('deploy --stage prod', 'y')).toBe(0)
    expect(same.screen()).toContain('--plan              essentials\n')
    const changed = await old()
    expect(await changed.runs('deploy --stage prod --plan lite', 'y')).toBe(0)
    expect(changed.screen()).toContain('--plan              lite   (was essentials)\n')
    const lite = await deployed({ plan: 'lite' })
    expect(await lite.runs('deploy --stage prod', 'y')).toBe(0)
    expect((await lite.cdkLines())[0]).toContain('-c plan=lite')
  })

  it('remembers --code-at-start until --no-code-at-start', async () => {
    const first = await deployed({}, ['example.com'], ({ codeAtStart: _, ...before }) => before)
    expect(await first.runs('deploy --stage prod --code-at-start', 'y')).toBe(0)
    expect(first.screen()).toContain('--code-at-start     yes   (was no)\n')
    expect((await first.cdkLines())[0]).toContain('-c codeAtStart=true')
    const next = await deployed({ codeAtStart: 'true' })
    expect(await next.runs('deploy --stage prod', 'y')).toBe(0)
    expect((await next.cdkLines())[0]).toContain('-c codeAtStart=true')
    const last = await deployed({ codeAtStart: 'true' })
    expect(await last.runs('deploy --stage prod --no-code-at-start', 'y')).toBe(0)
    expect((await last.cdkLines())[0]).toContain('-c codeAtStart=false')
  })

  it('resets an option that has no value', async () => {
    const operator = await deployed({ alarmTopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:alarms` })
    expect(await operator.runs('deploy --stage prod --alarm-topic-arn=', 'y')).toBe(0)
    expect(operator.screen()).toContain(`none   (was arn:aws:sns:${REGION}:${ACCOUNT}:alarms)`)
    expect((await operator.cdkLines())[0]).not.toContain('alarmTopicArn')
  })

  it('takes the identity of another sender', async () => {
    const operator = await deployed({}, ['example.com', 'example.org'])
    expect(await operator.runs('deploy --stage prod --sender hello@example.org', 'y')).toBe(0)
    expect((await operator.cdkLines())[0]).toContain('-c senderIdentity=example.org')
  })
})

async function deployed(
  parameters: Record<string, string>,
  identities = ['example.com'],
  change: (told: Record<string, unknown>) => object = (told) => told,
) {
  const operator = await startOperator({ identities })
  const least = { stage: 'prod', sender: 'no-reply@example.com', appOrigin: 'https://www.example.com' }
  const told = saveParameters(parseParameters({ ...least, ...parameters }))
  const DeployedWith = JSON.stringify(change(JSON.parse(told)))
  operator.account.stacks.set('CDKToolkit', {})
  operator.account.stacks.set('code-sign-in-prod', { outputs: { DeployedWith } })
  return operator
}

/** An account where the deployment of the sender makes an identity that SES has yet to verify. */
async function withNewIdentity(identity = 'example.com') {
  const identities: string[] = []
  const operator = await startOperator({ identities })
  operator.account.stacks.set('CDKToolkit', {})
  operator.account.plans.set('code-sign-in-prod-sender', () => {
    if (!identities.includes(identity)) operator.faults.isUnverified = true
    identities.push(identity)
    const record = (token: string) => `${token}._domainkey.example.com CNAME ${token}.dkim.example`
    const outputs = { DkimRecord1: record('a'), DkimRecord2: record('b'), DkimRecord3: record('c') }
    return identity.includes('@') ? {} : { outputs }
  })
  return operator
}
