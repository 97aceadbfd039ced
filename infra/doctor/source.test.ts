import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { writeOperatorFile } from '#infra/local/operator-file.ts'
import type { DoctorArguments } from './arguments.ts'
import type { Variables } from './aws.ts'
import { sourceFor } from './source.ts'

const ASKED = { isHelp: false, isJson: false, isLocal: false, fromFile: undefined, tableName: undefined }
const LOCAL = { COGNITO_USER_POOL_ID: 'us-east-1_Local0001', AWS_ENDPOINT_URL_SES: 'http://127.0.0.1:8005' }
const DEPLOYED = { COGNITO_USER_POOL_ID: 'eu-central-1_AbCdEf123' }

test('nothing is set, and a local pool is running: that one, and none of the variables of the shell', async () => {
  const { variables, says } = await source(
    { AWS_PROFILE: 'work', SIGN_IN_MODE: 'password-and-code' },
    { isRunning: true },
  )
  expect(variables).toEqual(LOCAL)
  expect(says).toMatch(/^the local pool that is running \(.*operator\.env\)$/)
})

test('a pool is set: that one, with a word about the local one', async () => {
  const { variables, says } = await source(DEPLOYED, { isRunning: true })
  expect(variables).toMatchObject(DEPLOYED)
  expect(says).toBe(
    'the variables of this shell and of .env.local (-- --local looks at the local pool that is running)',
  )
  expect((await source(DEPLOYED, { isRunning: true }, { isLocal: true })).variables).toEqual(LOCAL)
})

test('a pool is set, and no local one is running', async () => {
  expect((await source(DEPLOYED, { isRunning: false })).says).toBe(
    'the variables of this shell and of .env.local',
  )
})

test('no pool anywhere: it says what starts one', async () => {
  expect((await source({}, { isRunning: false })).says).toContain(
    'which name no pool; no local one is running (npm run dev)',
  )
  await expect(source({}, { isRunning: false }, { isLocal: true })).rejects.toThrow(
    /^No local pool is running: there is no .*operator\.env\. Start one, and leave it running: npm run dev$/,
  )
})

test("a file: its values, and of the shell's those that are not the site's", async () => {
  const fromFile = join(await temporaryFolder(), 'site.env')
  await writeFile(fromFile, '# the site\nCOGNITO_USER_POOL_ID="eu-west-1_File00001"\n')
  const shell = { ...DEPLOYED, APP_ORIGIN: 'https://example.com', AWS_PROFILE: 'work' }
  const { variables, says } = await source(shell, { isRunning: true }, { fromFile })
  expect(variables).toEqual({ COGNITO_USER_POOL_ID: 'eu-west-1_File00001', AWS_PROFILE: 'work' })
  expect(says).toBe(`the variables of ${fromFile}`)
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
