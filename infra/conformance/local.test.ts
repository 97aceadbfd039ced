import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { childEnvironment, ROOT_FOLDER } from '#infra/local/local-env.ts'
import { writeOperatorFile } from '#infra/local/operator/operator-env.ts'
import { startTarget } from './testing/start-target.ts'

it('a run that Ctrl-C ends has deleted its account', async () => {
  const STATE_FOLDER = await temporaryFolder()
  const { pool, statusOf } = await startTarget({ clock: Date.now })
  const variables = { ...pool.siteEnvironment('http://localhost:3000'), ...pool.operatorEnvironment() }
  await writeOperatorFile(STATE_FOLDER, variables)
  const run = start({ STATE_FOLDER })
  // The next row waits for some seconds.
  await run.sees('refresh-claims')
  const email = /as (\S+@example\.com)/.exec(run.screen())?.[1] ?? ''
  expect(await statusOf(email)).toBe('CONFIRMED')
  run.child.kill('SIGINT')
  expect(await run.ended).toBe(130)
  expect(run.screen()).toMatch(/Interrupted\. The account is deleted\.\n$/)
  expect(await statusOf(email)).toBeUndefined()
})

it('without local servers it says what starts them', async () => {
  const run = start({ STATE_FOLDER: await temporaryFolder() })
  expect(await run.ended).toBe(1)
  expect(run.screen()).toMatch(/^No local pool is running: .* npm run dev\n$/)
})

/** `npm run conformance`, without npm. */
function start(variables: Record<string, string>) {
  const main = join(ROOT_FOLDER, 'infra/stack/commands/main.ts')
  const args = ['--import', 'tsx', main, 'conformance']
  const child = spawn(process.execPath, args, { cwd: ROOT_FOLDER, env: childEnvironment(variables) })
  let screen = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (screen += String(chunk)))
  return {
    child,
    screen: () => screen,
    ended: once(child, 'close').then(([exitCode]) => exitCode),
    sees: async (text: string) => {
      while (!screen.includes(text)) await new Promise((resolve) => setTimeout(resolve, 10))
    },
  }
}
