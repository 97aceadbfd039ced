import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { identityJsApp } from './foreign-clients/testing/identity-js.ts'
import { childEnvironment, ROOT_FOLDER } from './local-env.ts'
import { listenOnLoopback } from './loopback.ts'
import { statePaths } from './state-folder.ts'

const cleanups: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const SLEEP = 'console.log("child", process.pid); setInterval(() => {}, 1000)'
/** A line of what is printed when it is. */
const POOL_IS_READY = /Inbox {2}http/
const SHOW_MODE = 'console.log("for the site:", process.env.SIGN_IN_MODE)'
const SHOW = 'console.log(process.env.PORT, process.env.APP_ORIGIN, process.env.COGNITO_USER_POOL_ID)'

test("the command runs beside the pool, knows where it is, and its exit code is the whole run's", async () => {
  const run = await start(['--', 'node', '-e', `${SHOW}; process.exit(7)`])
  expect(await run.exitCode).toBe(7)
  const site = `http://localhost:${run.ports.PORT}`
  expect(run.output()).toContain(`Site   ${site}`)
  expect(run.output()).toContain(`Inbox  http://127.0.0.1:${run.ports.INBOX_PORT}`)
  expect(run.output()).not.toContain('App ')
  expect(run.output()).toContain(`${run.ports.PORT} ${site} us-east-1_Local0001`)
})

test('an address of a tunnel reaches the site, and is said beside the one on this machine', async () => {
  const APP_ORIGIN = 'https://abc-3000.tunnel.example'
  const run = await start(['--', 'node', '-e', SHOW], { APP_ORIGIN })
  expect(await run.exitCode).toBe(0)
  expect(run.output()).toContain(
    `Site   ${APP_ORIGIN}   which must lead to http://localhost:${run.ports.PORT}`,
  )
  expect(run.output()).toContain(`${run.ports.PORT} ${APP_ORIGIN} us-east-1_Local0001`)
})

test('the mode reaches the site, and is said when it is not the default', async () => {
  const told = await start(['--', 'node', '-e', SHOW_MODE], { SIGN_IN_MODE: 'password-and-code' })
  expect(await told.exitCode).toBe(0)
  expect(told.output()).toContain('Mode   password-and-code')
  expect(told.output()).toContain('for the site: password-and-code')
  const plain = await start(['--', 'node', '-e', SHOW_MODE], { SIGN_IN_MODE: '' })
  expect(await plain.exitCode).toBe(0)
  expect(plain.output()).not.toContain('Mode')
  expect(plain.output()).toContain('for the site: code')
})

test('a client for apps is made and said when it is asked for, and mails at the start are as well', async () => {
  const run = await start(['--', 'node', '-e', SLEEP, '--public-client', '--code-at-start'])
  await run.says(POOL_IS_READY)
  const endpoint = `http://127.0.0.1:${run.ports.COGNITO_PORT}`
  const said = /App {4}pool (\S+) {3}client (\S+) {3}endpoint (\S+)/.exec(run.output())
  expect([said?.[1], said?.[3]]).toEqual(['us-east-1_Local0001', endpoint])
  const app = identityJsApp(
    { poolId: said?.[1] ?? '', clientId: said?.[2] ?? '', endpoint },
    'anna@example.com',
  )
  await app.signUp('seven green ladders')
  expect(await app.startWithoutSrp()).toMatchObject({ parameters: { delivery: 'sent' } })
})

test('a mode that there is not is one sentence that names the variable', async () => {
  const run = await start(['--', 'node', '-e', SLEEP], { SIGN_IN_MODE: 'password' })
  expect(await run.exitCode).toBe(1)
  expect(run.output().trim()).toBe('SIGN_IN_MODE is neither code nor password-and-code.')
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends all of it cleanly', async (signal) => {
  const run = await start(['--', 'node', '-e', SLEEP])
  await run.says(POOL_IS_READY)
  const child = Number(await run.says(/child (\d+)/))
  run.signal(signal)
  expect(await run.exitCode).toBe(0)
  expect(() => process.kill(child, 0)).toThrow('ESRCH')
})

test('the command runs before the pool is ready, and a signal meanwhile ends both', async () => {
  const run = await start(['--', 'node', '-e', `process.kill(process.ppid, "SIGSTOP"); ${SLEEP}`])
  const child = Number(await run.says(/child (\d+)/))
  expect(run.output()).not.toMatch(POOL_IS_READY)
  run.signal('SIGINT')
  run.signal('SIGCONT')
  expect(await run.exitCode).toBe(0)
  expect(() => process.kill(child, 0)).toThrow('ESRCH')
})

test('a pool that cannot start ends the command that runs beside it', async () => {
  const first = await start(['--', 'node', '-e', SLEEP])
  await first.says(POOL_IS_READY)
  const { STATE_FOLDER } = first.ports
  const second = await start(['--', 'node', '-e', SLEEP], { STATE_FOLDER })
  const child = Number(await second.says(/child (\d+)/))
  expect(await second.exitCode).toBe(1)
  expect(second.output()).toMatch(/\nAnother local pool is running with the same state\. .*\n$/)
  expect(() => process.kill(child, 0)).toThrow('ESRCH')
})

test('a port that is taken is one sentence that names the variable to change', async () => {
  const busy = await listenOnLoopback(createServer(), 0)
  cleanups.push(() => busy.close())
  const port = new URL(busy.url).port
  const run = await start(['--', 'node', '-e', SLEEP], { INBOX_PORT: port })
  expect(await run.exitCode).toBe(1)
  expect(run.output().trim()).toBe(`Port ${port} is in use. Set INBOX_PORT to another one.`)
})

test('two pools on one state are refused, --fresh included, before either is harmed', async () => {
  const first = await start(['--', 'node', '-e', SLEEP])
  await first.says(POOL_IS_READY)
  const { STATE_FOLDER } = first.ports
  const second = await start(['--', 'node', '-e', SLEEP, '--fresh'], { STATE_FOLDER })
  expect(await second.exitCode).toBe(1)
  expect(second.output()).toContain('Another local pool is running with the same state.')
  expect((await fetch(`http://127.0.0.1:${first.ports.INBOX_PORT}`)).status).toBe(200)
  first.signal('SIGTERM')
  expect(await first.exitCode).toBe(0)
})

test('while it runs, and no longer, its owner can read how an operator reaches it', async () => {
  const run = await start(['--', 'node', '-e', SLEEP])
  await run.says(POOL_IS_READY)
  const file = statePaths(run.ports.STATE_FOLDER).operatorFile
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(parseEnv(await readFile(file, 'utf8'))).toMatchObject({
    COGNITO_USER_POOL_ID: 'us-east-1_Local0001',
    AWS_ENDPOINT_URL_SES: `http://127.0.0.1:${run.ports.INBOX_PORT}`,
  })
  run.signal('SIGTERM')
  await run.exitCode
  await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('without a command it says how it is used', async () => {
  const run = await start(['--'])
  expect(await run.exitCode).toBe(2)
  expect(run.output()).toContain('Usage:')
})

async function start(args: string[], chosen: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'main-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  const [PORT = '', COGNITO_PORT = '', INBOX_PORT = ''] = await freePorts(3)
  const ports = { PORT, COGNITO_PORT, INBOX_PORT, STATE_FOLDER: join(folder, 'state'), ...chosen }
  const script = join(ROOT_FOLDER, 'infra/local/main.ts')
  const main = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT_FOLDER,
    env: childEnvironment(ports),
  })
  let written = ''
  for (const stream of [main.stdout, main.stderr]) stream.on('data', (chunk) => (written += String(chunk)))
  const exitCode = once(main, 'close').then(([code]) => code)
  // Killed at once, it would leave its command behind.
  cleanups.push(async () => {
    main.kill('SIGTERM')
    await exitCode
  })
  const says = async (pattern: RegExp) => {
    while (!pattern.test(written)) await once(main.stdout, 'data')
    return pattern.exec(written)?.[1]
  }
  return { ports, exitCode, says, output: () => written, signal: (name: NodeJS.Signals) => main.kill(name) }
}

/** Ports that are free now; all are held at once, so that no two are the same. */
async function freePorts(count: number): Promise<string[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listenOnLoopback(createServer(), 0)))
  await Promise.all(servers.map((server) => server.close()))
  return servers.map(({ url }) => new URL(url).port)
}
