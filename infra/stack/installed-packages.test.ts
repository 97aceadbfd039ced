import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { arePackagesInstalled } from './installed-packages.ts'

const LOCKED = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-windows': { version: '2.0.0', optional: true },
}

it('these are, or this test would not run', async () => {
  expect(await arePackagesInstalled()).toBe(true)
})

it.each([
  ['all of them', { 'node_modules/a': { version: '1.0.0' } }, true],
  ['another version', { 'node_modules/a': { version: '0.9.0' } }, false],
  ['one is missing', {}, false],
  ['nothing was ever installed', undefined, false],
])('%s', async (_, packages, expected) => {
  expect(await arePackagesInstalled(await folderWith(packages))).toBe(expected)
})

async function folderWith(packages: object | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'packages-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: LOCKED }))
  if (packages === undefined) return folder
  await mkdir(join(folder, 'node_modules'))
  await writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
  return folder
}
