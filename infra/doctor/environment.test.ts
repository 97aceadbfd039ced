import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { shellVariables, wantsColour } from './environment.ts'

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
