import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Variables } from '#infra/aws/credentials.ts'
import { temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { writeOperatorFile } from '#infra/local/operator/operator-env.ts'
import type { DoctorArguments } from './arguments.ts'
import { shellVariables, sourceFor, wantsColour } from './environment.ts'

test('the variables of the shell win over .env.local, and that over .env', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, '.env'), 'DOCTOR_ONE=env\nDOCTOR_TWO=env\nDOCTOR_THREE=env\n')
  await writeFile(join(folder, '.env.local'), 'DOCTOR_ONE=local\nDOCTOR_TWO=local\n')
  vi.stubEnv('DOCTOR_ONE', 'shell')
  // Under test, Next.js leaves .env.local out.
  vi.stubEnv('NODE_ENV', 'production')
  const { variables, files } = shellVariables(folder)
  vi.unstubAllEnvs()
  expect(variables).toMatchObject({ DOCTOR_ONE: 'shell', DOCTOR_TWO: 'local', DOCTOR_THREE: 'env' })
  expect(files).toEqual(['.env.local', '.env'])
})

test('colours are for terminals, and for those who want them', () => {
  vi.stubEnv('TERM', 'xterm')
  vi.stubEnv('NO_COLOR', '')
  expect([wantsColour({ isTTY: true }), wantsColour({})]).toEqual([true, false])
  vi.stubEnv('NO_COLOR', '1')
  expect(wantsColour({ isTTY: true })).toBe(false)
  vi.unstubAllEnvs()
})

const ASKED = { isHelp: false, isJson: false, isLocal: false, fromFile: undefined, tableName: undefined }
const LOCAL = { COGNITO_USER_POOL_ID: 'us-east-1_Local0001', AWS_ENDPOINT_URL_SES: 'http://127.0.0.1:8005' }
const DEPLOYED = { COGNITO_USER_POOL_ID: 'eu-central-1_AbCdEf123' }

test('nothing is set, and a local pool is running: that one, and none of the variables of the shell', async () => {
  const { variables, description } = await source(
    { AWS_PROFILE: 'work', SIGN_IN_MODE: 'password-and-code' },
    { isRunning: true },
  )
  expect(variables).toEqual(LOCAL)
  expect(description).toMatch(/^the running local pool \(.*operator\.env\)$/)
})

test('a pool is set: that one, with a word about the local one', async () => {
  const { variables, description } = await source(DEPLOYED, { isRunning: true })
  expect(variables).toMatchObject(DEPLOYED)
  expect(description).toBe(
    'the variables of this shell and of .env.local (to check the running local pool: npm run doctor -- --local)',
  )
  expect((await source(DEPLOYED, { isRunning: true }, { isLocal: true })).variables).toEqual(LOCAL)
})

test('a pool is set, and no local one is running', async () => {
  expect((await source(DEPLOYED, { isRunning: false })).description).toBe(
    'the variables of this shell and of .env.local',
  )
})

test('no pool anywhere: it says what starts one', async () => {
  expect((await source({}, { isRunning: false })).description).toContain(
    'which name no pool; no local pool is running (npm run dev)',
  )
  await expect(source({}, { isRunning: false }, { isLocal: true })).rejects.toThrow(
    /^No local pool is running: .*operator\.env does not exist\. Start one and keep it running: npm run dev$/,
  )
})

test("a file: its values, and of the shell's those that are not the site's", async () => {
  const fromFile = join(await temporaryFolder(), 'site.env')
  await writeFile(fromFile, '# the site\nCOGNITO_USER_POOL_ID="eu-west-1_File00001"\n')
  const shell = { ...DEPLOYED, APP_ORIGIN: 'https://example.com', AWS_PROFILE: 'work' }
  const { variables, description } = await source(shell, { isRunning: true }, { fromFile })
  expect(variables).toEqual({ COGNITO_USER_POOL_ID: 'eu-west-1_File00001', AWS_PROFILE: 'work' })
  expect(description).toBe(`the variables of ${fromFile}`)
  await expect(source({}, { isRunning: true }, { fromFile: '/nowhere.env' })).rejects.toThrow(
    'There is no file /nowhere.env.',
  )
})

/** Rejects with the sentence that says why there is none. */
async function source(
  shell: Variables,
  { isRunning }: { isRunning: boolean },
  asked: Partial<DoctorArguments> = {},
) {
  const STATE_FOLDER = await temporaryFolder()
  if (isRunning) await writeOperatorFile(STATE_FOLDER, LOCAL)
  const variables = asked.fromFile === undefined ? { ...shell, STATE_FOLDER } : shell
  const found = await sourceFor({ ...ASKED, ...asked }, { variables, files: ['.env.local'] })
  if (!found.ok) throw new Error(found.error)
  return found.value
}
