import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js'
import { expect, it, onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '..')

it.each([PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD])('a basePath is refused in %s', async (phase) => {
  const { default: configIn } = await configWith("basePath: '/auth',")
  expect(() => configIn(phase)).toThrow('next.config.mjs: basePath is not supported.')
  const { default: asItIs } = await configWith('')
  expect(asItIs(phase)).toMatchObject({ poweredByHeader: false })
})

/** The configuration with another setting, in a folder of its own. */
async function configWith(setting: string) {
  const folder = mkdtempSync(join(tmpdir(), 'next-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const text = readFileSync(join(root, 'next.config.mjs'), 'utf8')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const file = join(folder, 'next.config.mjs')
  writeFileSync(file, text.replace('const config = {', `const config = {${setting}`))
  return import(pathToFileURL(file).href)
}
