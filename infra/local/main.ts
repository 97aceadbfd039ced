import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type MainArguments, parseArguments } from './arguments.ts'
import { type LocalEnvironment, localEnvironment, ROOT_FOLDER } from './environment.ts'
import { isPortInUse } from './port-in-use.ts'
import { startSiteProcess } from './site-process.ts'
import { withAddress } from './site-process-command.ts'
import { type LocalPool, startLocalPool } from './start-local-pool.ts'
import { startTrouble, whatIsWrong } from './start-trouble.ts'

const STATE_FOLDER = join(ROOT_FOLDER, '.local')
const USAGE = 'Usage: tsx infra/local/main.ts [--fresh] -- command ...   (for example: -- next dev)'

process.exitCode = await main().catch((error: unknown) => {
  console.error(whatIsWrong(error))
  return 1
})

/** Starts the pool, runs the command beside it, and ends with it. Returns the exit code. */
async function main(): Promise<number> {
  const asked = parseArguments(process.argv.slice(2))
  if (asked === undefined) {
    console.error(USAGE)
    return 2
  }
  const ports = localEnvironment()
  for (const [variable, port] of Object.entries(ports)) {
    if (await isPortInUse(port)) throw startTrouble(`Port ${port} is in use. Set ${variable} to another one.`)
  }
  if (asked.isFresh) await rm(STATE_FOLDER, { recursive: true, force: true })
  const origin = `http://localhost:${ports.PORT}`
  const pool = await startLocalPool({
    cognitoPort: ports.COGNITO_PORT,
    inboxPort: ports.INBOX_PORT,
    stateFolder: STATE_FOLDER,
    appOrigin: origin,
  })
  console.log(`\n  Site   ${origin}\n  Inbox  ${pool.inbox.url}   every mail lands here\n`)
  try {
    return await runBeside(pool, asked, ports, origin)
  } finally {
    await pool.close()
  }
}

async function runBeside(
  pool: LocalPool,
  { command }: MainArguments,
  { PORT }: LocalEnvironment,
  origin: string,
): Promise<number> {
  const variables = { ...pool.siteEnvironment(origin), PORT: String(PORT) }
  const site = await startSiteProcess(withAddress(command, PORT), variables)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => site.stop(signal))
  }
  return site.ended
}
