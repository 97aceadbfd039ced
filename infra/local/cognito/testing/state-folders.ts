import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { startLocalCognito } from '../server.ts'

let template: Promise<string> | undefined

afterAll(async () => {
  if (template !== undefined) await rm(await template, { recursive: true })
})

/** An empty folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/**
 * The folder of a pool without users. Making the keys of a pool takes half a second of processor time, so a test file
 * does it once and its tests take copies.
 */
export async function poolFolder(): Promise<string> {
  template ??= startedOnce()
  const folder = await temporaryFolder()
  await cp(await template, folder, { recursive: true })
  return folder
}

async function startedOnce(): Promise<string> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'cognito-'))
  const cognito = await startLocalCognito({ port: 0, clock: Date.now, triggers: () => ({}), stateFolder })
  await cognito.close()
  return stateFolder
}
