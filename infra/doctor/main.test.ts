import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#infra/local/cognito/testing/state-folders.ts'
import { childEnvironment, ROOT_FOLDER } from '#infra/local/local-env.ts'
import { writeOperatorFile } from '#infra/local/operator/operator-env.ts'
import { ALL_CHECKS } from './run-checks.ts'
import { healthyPool, variablesOf } from './testing/pool-context.ts'

test('without variables it checks the running local pool', async () => {
  const STATE_FOLDER = await temporaryFolder()
  await writeOperatorFile(STATE_FOLDER, variablesOf(await healthyPool()))
  const { code, output } = await doctor([], { STATE_FOLDER })
  expect(output).toContain(`Checking the running local pool (${join(STATE_FOLDER, 'operator.env')})`)
  expect(output).toContain(`All ${ALL_CHECKS.length} checks are ok.`)
  expect(code).toBe(0)
})

test('a failure is in the JSON and in the exit code', async () => {
  const file = join(await temporaryFolder(), 'site.env')
  const variables = { ...variablesOf(await healthyPool()), COGNITO_CLIENT_SECRET: 'notthesecretofthisclient' }
  await writeFile(
    file,
    Object.entries(variables)
      .map((pair) => pair.join('='))
      .join('\n'),
  )
  const { code, output } = await doctor(['--from', file, '--json'], { COGNITO_USER_POOL_ID: 'nowhere' })
  expect(code).toBe(1)
  expect(JSON.parse(output)).toMatchObject({
    source: `the variables of ${file}`,
    checks: expect.arrayContaining([expect.objectContaining({ name: 'Client secret', status: 'fail' })]),
  })
})

test('an unknown option', async () => {
  const { code, output } = await doctor(['--loca'], {})
  expect(code).toBe(2)
  expect(output).toMatch(/'--loca'[\s\S]*npm run doctor -- --help/)
})

/** Runs it as `npm run doctor` does; a pool that is set on this machine does not count. */
function doctor(args: string[], chosen: Record<string, string>): Promise<{ code: number; output: string }> {
  const none = { COGNITO_USER_POOL_ID: '', COGNITO_CLIENT_ID: '', COGNITO_CLIENT_SECRET: '' }
  const script = join(ROOT_FOLDER, 'infra/doctor/main.ts')
  const options = { cwd: ROOT_FOLDER, env: childEnvironment({ ...none, ...chosen }) }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', script, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    })
  })
}
