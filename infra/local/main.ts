import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WriteLine } from '#infra/triggers/trigger-log.ts'
import { type MainArguments, parseArguments, USAGE_OF_SWITCHES } from './arguments.ts'
import { LOCAL_POOL_ID } from './aws-config.ts'
import { type LocalEnvironment, localEnvironment, quietAwsSdk } from './local-env.ts'
import { isPortInUse, loopbackUrl } from './loopback.ts'
import { writeOperatorFile } from './operator/operator-env.ts'
import { loadSecrets, type Secrets, siteClient } from './secrets.ts'
import { networkAddress, type SiteAddress, siteAddress } from './site-address.ts'
import { siteEnvironment } from './site-environment.ts'
import { type SiteProcess, startSiteProcess } from './site-process.ts'
import type { LocalPool } from './start-local-pool.ts'
import { startupError, startupMessage } from './startup-error.ts'
import { resetState, statePaths } from './state-folder.ts'

const USAGE = `Usage: tsx infra/local/main.ts ${USAGE_OF_SWITCHES} -- command ...   (for example: -- next dev)`

process.exitCode = await main().catch((error: unknown) => {
  console.error(startupMessage(error))
  return 1
})

/** Starts the command and the pool side by side, and stops when the command ends. Returns the exit code. */
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
  const variables = siteVariables(await loadSecrets(chosen.STATE_FOLDER), chosen, site)
  const siteProcess = await startSiteProcess(site.command, { ...variables, PORT: String(chosen.PORT) })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => siteProcess.stop(signal))
  }
  try {
    return await withPool(siteProcess, asked, chosen, site, variables)
  } finally {
    siteProcess.stop('SIGTERM')
    await siteProcess.ended
  }
}

/** Runs the pool until the site has ended; a pool that cannot start rejects. Returns the site's exit code. */
async function withPool(
  siteProcess: SiteProcess,
  { codeAtStart, hasPublicClient }: MainArguments,
  chosen: LocalEnvironment,
  site: SiteAddress,
  variables: Record<string, string>,
): Promise<number> {
  // A second of loading, while Next starts in its own process.
  const { startLocalPool } = await import('./start-local-pool.ts')
  const pool = await startLocalPool({
    cognitoPort: chosen.COGNITO_PORT,
    inboxPort: chosen.INBOX_PORT,
    stateFolder: chosen.STATE_FOLDER,
    appOrigin: site.origin,
    signInMode: chosen.SIGN_IN_MODE,
    codeAtStart,
    hasPublicClient,
    writeLine: fileLogger(statePaths(chosen.STATE_FOLDER).triggerLog),
  })
  const removeOperatorFile = await writeOperatorFile(chosen.STATE_FOLDER, {
    ...variables,
    ...pool.operatorEnvironment(),
  })
  console.log(`\n${overview(pool, chosen, site)}\n`)
  siteProcess.showOutput()
  try {
    return await siteProcess.ended
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

/**
 * The site's variables, known before the pool is there; `next dev` alone takes a local Cognito at another address than this
 * machine's own.
 */
function siteVariables(
  secrets: Secrets,
  { COGNITO_PORT, SIGN_IN_MODE }: LocalEnvironment,
  { command, origin }: SiteAddress,
): Record<string, string> {
  const isDevelopment = command[0] === 'next' && command[1] === 'dev'
  const cognito = { url: loopbackUrl(COGNITO_PORT), poolId: LOCAL_POOL_ID, ...siteClient(secrets) }
  return {
    ...siteEnvironment(cognito, secrets.sessionSecret, SIGN_IN_MODE, origin),
    ...(isDevelopment ? { NODE_ENV: 'development' } : {}),
  }
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
