import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseSiteEnvironment } from '../../../lib/env.ts'
import { startCognito } from '../../local/cognito/testing/start-cognito.ts'
import { parseParameters } from '../parameters.ts'
import { saveParameters } from '../saved-parameters.ts'
import { startOperator } from '../testing/operator-at-work.ts'
import { readEnvFile } from './platforms.ts'

const ORIGIN = 'https://www.example.com'
const NAMES = [
  'APP_ORIGIN',
  'COGNITO_CLIENT_ID',
  'COGNITO_CLIENT_SECRET',
  'COGNITO_USER_POOL_ID',
  'SESSION_SECRET',
  'SIGN_IN_MODE',
]

describe('on this machine', () => {
  it('a file with everything that the site asks for, for its owner alone', async () => {
    const { operator, file, cognito, variables } = await deployedStage()
    expect(await operator.runs(`infra:env --stage prod --out ${file}`)).toBe(0)
    expect(Object.keys(await variables()).sort()).toEqual(NAMES)
    expect(parseSiteEnvironment(await variables())).toMatchObject({
      userPoolId: cognito.poolId,
      clientId: cognito.clientId,
      clientSecret: cognito.clientSecret,
      appOrigin: ORIGIN,
      signInMode: 'password-and-code',
    })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('no secret on the screen, unless it is asked for', async () => {
    const { operator, file, cognito, variables } = await deployedStage()
    await operator.runs(`infra:env --stage prod --out ${file}`)
    const { SESSION_SECRET = '' } = await variables()
    expect(operator.screen()).toContain(cognito.clientId)
    expect(operator.screen()).not.toContain(cognito.clientSecret)
    expect(operator.screen()).not.toContain(SESSION_SECRET)
    await operator.runs(`infra:env --stage prod --out ${file} --show-secret`)
    expect(operator.screen()).toContain(cognito.clientSecret)
    expect(operator.screen()).toContain(SESSION_SECRET)
  })

  it('a word of warning where git would take the file into a commit', async () => {
    const { operator, file } = await deployedStage()
    const warning = `Warning: ${file} contains secrets, and git does not ignore it.`
    await operator.runs(`infra:env --stage prod --out ${file}`)
    expect(operator.screen()).not.toContain('Warning')
    await promisify(execFile)('git', ['init', '--quiet', operator.folder])
    await operator.runs(`infra:env --stage prod --out ${file}`)
    expect(operator.screen()).toContain(warning)
    await writeFile(join(operator.folder, '.gitignore'), 'variables\n')
    await operator.runs(`infra:env --stage prod --out ${file}`)
    expect(operator.screen()).not.toContain('Warning')
  })

  it('another origin than the deployed one, when it is said', async () => {
    const { operator, file, variables } = await deployedStage()
    const origin = 'http://localhost:3000'
    expect(await operator.runs(`infra:env --stage prod --out ${file} --app-origin ${origin}`)).toBe(0)
    expect(await variables()).toMatchObject({ APP_ORIGIN: origin })
  })

  it('an origin that the site would not start with is refused, in its words', async () => {
    const { operator, file } = await deployedStage()
    expect(await operator.runs(`infra:env --stage prod --out ${file} --app-origin www.example.com`)).toBe(1)
    expect(operator.screen()).toContain('APP_ORIGIN is not an origin such as https://example.com')
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })
})

describe('a file that is there already', () => {
  const secret = randomBytes(32).toString('base64')
  const text = `# mine\nAPP_ORIGIN=https://old.example.com\nSESSION_SECRET=${secret}\nOTHER='a b'\n`

  it('is not touched without --force', async () => {
    const { operator, file } = await deployedStage()
    await writeFile(file, text, { mode: 0o644 })
    expect(await operator.runs(`infra:env --stage prod --out ${file}`)).toBe(1)
    expect(operator.screen()).toContain('exists with other values. --force replaces them')
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  it('keeps its session secret and whatever else is in it, and gets private', async () => {
    const { operator, file, variables } = await deployedStage()
    await writeFile(file, text, { mode: 0o644 })
    expect(await operator.runs(`infra:env --stage prod --out ${file} --force`)).toBe(0)
    expect(await readFile(file, 'utf8')).toMatch(/^# mine\n/)
    expect(await variables()).toMatchObject({ SESSION_SECRET: secret, OTHER: 'a b', APP_ORIGIN: ORIGIN })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is fine as it is when nothing has changed', async () => {
    const { operator, file } = await deployedStage()
    await operator.runs(`infra:env --stage prod --out ${file}`)
    const before = await readFile(file, 'utf8')
    expect(await operator.runs(`infra:env --stage prod --out ${file}`)).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(before)
  })

  it('loses a session secret that seals nothing', async () => {
    const { operator, file, variables } = await deployedStage()
    await writeFile(file, 'SESSION_SECRET=replace-me-with-the-output-of-openssl-rand-base64-32=\n')
    await operator.runs(`infra:env --stage prod --out ${file} --force`)
    expect(() => parseSiteEnvironment({})).toThrow('SESSION_SECRET is missing')
    expect(parseSiteEnvironment(await variables()).sessionSecrets).toHaveLength(1)
  })
})

describe('on a platform', () => {
  it('Vercel: a file to import, or to pipe, and the header that Vercel writes', async () => {
    const { operator, file, variables } = await deployedStage()
    expect(await operator.runs(`infra:env --stage prod --for vercel --out ${file}`)).toBe(0)
    expect(await variables()).toMatchObject({ TRUSTED_IP_HEADER: 'x-forwarded-for' })
    expect(operator.screen()).toContain('vercel env add "$name" production --sensitive --force')
  })

  it('Amplify Hosting: a file that the AWS CLI takes, which keeps its session secret', async () => {
    const { operator, file } = await deployedStage()
    const line = `infra:env --stage prod --for amplify --out ${file}`
    expect(await operator.runs(line)).toBe(0)
    const before = JSON.parse(await readFile(file, 'utf8'))
    expect(parseSiteEnvironment(before).appOrigin).toBe(ORIGIN)
    expect(operator.screen()).toContain(`--environment-variables file://${file}`)
    expect(await operator.runs(`${line} --app-origin https://new.example.com --force`)).toBe(0)
    const after = JSON.parse(await readFile(file, 'utf8'))
    expect(after).toEqual({ ...before, APP_ORIGIN: 'https://new.example.com' })
    expect(operator.screen()).toContain(`link to ${ORIGIN}, not https://new.example.com`)
  })

  it.each(['vercel', 'amplify'])('%s: no address of this machine', async (host) => {
    const { operator, file } = await deployedStage()
    const line = `infra:env --stage prod --for ${host} --out ${file} --app-origin http://localhost:3000`
    expect(await operator.runs(line)).toBe(1)
    expect(operator.screen()).toContain('Add --app-origin https://www.example.com')
  })
})

describe('a stage', () => {
  it('that is not deployed is named, with what to do', async () => {
    const { operator } = await deployedStage()
    expect(await operator.runs('infra:env --stage dev')).toBe(1)
    expect(operator.screen()).toContain('There is no stack code-sign-in-dev in eu-central-1. Deploy it')
  })

  it('whose client has no secret is no stage of this repository', async () => {
    const { operator } = await deployedStage({ GenerateSecret: false })
    expect(await operator.runs('infra:env --stage prod')).toBe(1)
    expect(operator.screen()).toContain('The app client of code-sign-in-prod has no secret')
  })

  it('that AWS does not let us look at: one sentence with what AWS says', async () => {
    const { operator } = await deployedStage()
    operator.account.refuses('DescribeStacks', 'AccessDenied', 'User: anna is not authorized', 403)
    expect(await operator.runs('infra:env --stage prod')).toBe(1)
    expect(operator.screen()).toContain(
      'AWS denied access (AccessDenied: User: anna is not authorized). Use credentials',
    )
  })
})

async function deployedStage(client = {}) {
  const { cognito } = await startCognito({ client })
  const operator = await startOperator({ cognitoUrl: cognito.url })
  const signInMode = 'password-and-code'
  const parameters = { stage: 'prod', sender: 'no-reply@example.com', appOrigin: ORIGIN, signInMode }
  operator.account.stacks.set('code-sign-in-prod', {
    outputs: {
      UserPoolId: cognito.poolId,
      UserPoolClientId: cognito.clientId,
      SignInMode: signInMode,
      DeployedWith: saveParameters(parseParameters(parameters)),
    },
  })
  const file = join(operator.folder, 'variables')
  return { operator, cognito, file, variables: async () => readEnvFile(await readFile(file, 'utf8')) }
}
