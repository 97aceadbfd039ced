import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WriteLine } from '#infra/triggers/trigger-log.ts'
import { parseArguments, USAGE_OF_SWITCHES } from './arguments.ts'
import { type LocalEnvironment, localEnvironment, quietAwsSdk } from './local-env.ts'
import { isPortInUse } from './loopback.ts'
import { writeOperatorFile } from './operator/operator-env.ts'
import { networkAddress, type SiteAddress, siteAddress } from './site-address.ts'
import { startSiteProcess } from './site-process.ts'
import { type LocalPool, startLocalPool } from './start-local-pool.ts'
import { startupError, startupMessage } from './startup-error.ts'
import { resetState, statePaths } from './state-folder.ts'

const USAGE = `Usage: tsx infra/local/main.ts ${USAGE_OF_SWITCHES} -- command ...   (for example: -- next dev)`

process.exitCode = await main().catch((error: unknown) => {
  console.error(startupMessage(error))
  return 1
})

/** Starts the pool, runs the command with it, and stops when that ends. Returns the exit code. */
async function main(): Promise<number> {
  const asked = parseArguments(process.argv.slice(2))
  if (asked === undefined) {
    console.error(USAGE)
    return 2
  }
  quietAwsSdk()
  const chosen = localEnvironment()
  const site = siteAddress(asked.command, chosen, networkAddress())
  for (const variable of ['PORT', 'COGNITO_PORT', 'INBOX_PORT'] as const) {
    const port = chosen[variable]
    if (await isPortInUse(port)) throw startupError(`Port ${port} is in use. Set ${variable} to another one.`)
  }
  if (asked.isFresh) await resetState(chosen.STATE_FOLDER)
  const pool = await startLocalPool({
    cognitoPort: chosen.COGNITO_PORT,
    inboxPort: chosen.INBOX_PORT,
    stateFolder: chosen.STATE_FOLDER,
    appOrigin: site.origin,
    signInMode: chosen.SIGN_IN_MODE,
    codeAtStart: asked.codeAtStart,
    hasPublicClient: asked.hasPublicClient,
    writeLine: fileLogger(statePaths(chosen.STATE_FOLDER).triggerLog),
  })
  const variables = siteVariables(pool, site)
  const removeOperatorFile = await writeOperatorFile(chosen.STATE_FOLDER, {
    ...variables,
    ...pool.operatorEnvironment(),
  })
  console.log(`\n${overview(pool, chosen, site)}\n`)
  try {
    return await runSite(site, { ...variables, PORT: String(chosen.PORT) })
  } finally {
    await removeOperatorFile()
    await pool.close()
  }
}

/** Appends each line at once, so that a reader of the file sees an event when it happens. */
function fileLogger(file: string): WriteLine {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return (line) => appendFileSync(file, `${line}\n`)
}

/** The site's variables; `next dev` alone takes a local Cognito at another address than this machine's own. */
function siteVariables(pool: LocalPool, { command, origin }: SiteAddress): Record<string, string> {
  const isDevelopment = command[0] === 'next' && command[1] === 'dev'
  return { ...pool.siteEnvironment(origin), ...(isDevelopment ? { NODE_ENV: 'development' } : {}) }
}

function overview(
  pool: LocalPool,
  { SIGN_IN_MODE }: LocalEnvironment,
  { origin, listensAt }: SiteAddress,
): string {
  const { inbox, publicClientId } = pool
  const from = origin === listensAt ? '' : `   which must lead to ${listensAt}`
  const lines = [`  Site   ${origin}${from}`, `  Inbox  ${inbox.url}   every email arrives here`]
  if (SIGN_IN_MODE !== 'code') lines.push(`  Mode   ${SIGN_IN_MODE}`)
  if (publicClientId !== undefined) {
    lines.push(`  App    pool ${pool.poolId}   client ${publicClientId}   endpoint ${pool.cognitoUrl}`)
  }
  return lines.join('\n')
}

async function runSite({ command }: SiteAddress, variables: Record<string, string>): Promise<number> {
  const site = await startSiteProcess(command, variables)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => site.stop(signal))
  }
  return site.ended
}
