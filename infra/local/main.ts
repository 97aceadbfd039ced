import { type MainArguments, parseArguments, SWITCHES_IN_WORDS } from './arguments.ts'
import { fileLogger } from './file-logger.ts'
import { type LocalEnvironment, localEnvironment, quietAwsSdk } from './local-env.ts'
import { isPortInUse } from './loopback.ts'
import { writeOperatorFile } from './operator/operator-env.ts'
import { startSiteProcess, withAddress } from './site-process.ts'
import { type LocalPool, startLocalPool } from './start-local-pool.ts'
import { startupError, startupMessage } from './startup-error.ts'
import { resetState, triggerLog } from './state-folder.ts'

const USAGE = `Usage: tsx infra/local/main.ts ${SWITCHES_IN_WORDS} -- command ...   (for example: -- next dev)`

process.exitCode = await main().catch((error: unknown) => {
  console.error(startupMessage(error))
  return 1
})

/** Starts the pool, runs the command beside it, and ends with it. Returns the exit code. */
async function main(): Promise<number> {
  const asked = parseArguments(process.argv.slice(2))
  if (asked === undefined) {
    console.error(USAGE)
    return 2
  }
  quietAwsSdk()
  const chosen = localEnvironment()
  for (const variable of ['PORT', 'COGNITO_PORT', 'INBOX_PORT'] as const) {
    const port = chosen[variable]
    if (await isPortInUse(port)) throw startupError(`Port ${port} is in use. Set ${variable} to another one.`)
  }
  if (asked.isFresh) await resetState(chosen.STATE_FOLDER)
  const origin = `http://localhost:${chosen.PORT}`
  const pool = await startLocalPool({
    cognitoPort: chosen.COGNITO_PORT,
    inboxPort: chosen.INBOX_PORT,
    stateFolder: chosen.STATE_FOLDER,
    appOrigin: origin,
    signInMode: chosen.SIGN_IN_MODE,
    codeAtStart: asked.codeAtStart,
    hasPublicClient: asked.hasPublicClient,
    writeLine: fileLogger(triggerLog(chosen.STATE_FOLDER)),
  })
  const variables = { ...pool.siteEnvironment(origin), ...pool.operatorEnvironment() }
  const removeOperatorFile = await writeOperatorFile(chosen.STATE_FOLDER, variables)
  console.log(`\n${whereThingsAre(pool, chosen, origin)}\n`)
  try {
    return await runBeside(pool, asked, chosen, origin)
  } finally {
    await removeOperatorFile()
    await pool.close()
  }
}

function whereThingsAre(pool: LocalPool, { SIGN_IN_MODE }: LocalEnvironment, origin: string): string {
  const { inbox, publicClientId } = pool
  const lines = [`  Site   ${origin}`, `  Inbox  ${inbox.url}   every mail lands here`]
  if (SIGN_IN_MODE !== 'code') lines.push(`  Mode   ${SIGN_IN_MODE}`)
  if (publicClientId !== undefined) {
    lines.push(`  App    pool ${pool.poolId}   client ${publicClientId}   endpoint ${pool.cognitoUrl}`)
  }
  return lines.join('\n')
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
