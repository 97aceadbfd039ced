import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { childEnvironment, ROOT_FOLDER } from '#infra/local/local-env.ts'
import { writeOperatorFile } from '#infra/local/operator/operator-env.ts'
import { poolAndCaller } from '#infra/local/testing/pool-and-caller.ts'

const ANNA = 'anna@example.com'

it('beside npm run dev, an account is shown, changed and shown again', async () => {
  const STATE_FOLDER = await temporaryFolder()
  const { pool, caller } = await poolAndCaller('code')
  await caller.signUp(ANNA)
  await writeOperatorFile(STATE_FOLDER, {
    ...pool.siteEnvironment('http://localhost:3000'),
    ...pool.operatorEnvironment(),
  })
  const added = await runs({ STATE_FOLDER }, 'group', 'add', ANNA, 'staff')
  expect(added).toEqual({
    exitCode: 0,
    screen: `${ANNA} is in the group staff. Open sessions notice within five minutes.\n`,
  })
  const shown = await runs({ STATE_FOLDER }, 'show', ANNA)
  expect(shown.exitCode).toBe(0)
  expect(shown.screen).toMatch(/^anna@example\.com in the local pool\n/)
  expect(shown.screen).toMatch(/Groups +staff\n/)
  expect(shown.screen).not.toContain('suppression')
  expect(await runs({ STATE_FOLDER }, 'show', 'ben@example.com')).toMatchObject({ exitCode: 1 })
})

it('without local servers it says what starts them, and how to name a stage', async () => {
  const { exitCode, screen } = await runs({ STATE_FOLDER: await temporaryFolder() }, 'show', ANNA)
  expect(exitCode).toBe(1)
  expect(screen).toMatch(
    /^No local pool is running: .* npm run dev\. For a deployed stage, add --stage prod\.\n$/,
  )
})

it('a wrong word is a sentence with all forms, and exit code 2', async () => {
  const STATE_FOLDER = await temporaryFolder()
  expect(await runs({ STATE_FOLDER }, 'shwo', ANNA)).toEqual({
    exitCode: 2,
    screen: expect.stringMatching(/^"shwo anna@example\.com" is none of: show ADDRESS, unlock ADDRESS, /),
  })
  expect(await runs({ STATE_FOLDER }, 'show', 'anna')).toEqual({
    exitCode: 2,
    screen: '"anna" is no email address.\n',
  })
})

/** `npm run people`, without npm. */
async function runs(variables: Record<string, string>, ...typed: string[]) {
  const main = join(ROOT_FOLDER, 'infra/stack/commands/main.ts')
  const args = ['--import', 'tsx', main, 'people', ...typed]
  const child = spawn(process.execPath, args, { cwd: ROOT_FOLDER, env: childEnvironment(variables) })
  let screen = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (screen += String(chunk)))
  const [exitCode] = await once(child, 'close')
  return { exitCode, screen }
}
