import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { triggers } from '../pool.ts'
import { bundleTriggers, bundling } from './bundle-triggers.ts'

/**
 * Prints how large the bundles are and how long a fresh process takes to load them: one function for each trigger, one for
 * all, and, where a folder with `aws-sdk` 2 in its `node_modules` is named, what the tutorial's handler loads.
 */
const RUNS = 15
const run = promisify(execFile)
const [, , folderOfSdk2] = process.argv

const folder = await mkdtemp(join(tmpdir(), 'measure-'))
const bundles = await bundleTriggers(folder)
for (const [trigger, bundle] of Object.entries(bundles)) await printBundle(trigger, join(bundle, 'index.mjs'))
await printBundle('one for all', await bundleOneForAll())
if (folderOfSdk2 !== undefined) {
  await printLoad('aws-sdk 2, not bundled', join(folderOfSdk2, 'node_modules/aws-sdk/index.js'))
}
await rm(folder, { recursive: true })

async function printBundle(name: string, file: string): Promise<void> {
  const { size } = await stat(file)
  await printLoad(`${name}, ${Math.round(size / 1000)} kB`, file)
}

async function printLoad(name: string, file: string): Promise<void> {
  const loads: number[] = []
  for (let count = 0; count < RUNS; count += 1) loads.push(await loadMilliseconds(file))
  loads.sort((one, other) => one - other)
  const [fastest = 0] = loads
  const median = loads[Math.floor(RUNS / 2)] ?? 0
  console.log(`${name.padEnd(36)} ${median.toFixed(0)} ms, at best ${fastest.toFixed(0)} ms`)
}

async function loadMilliseconds(file: string): Promise<number> {
  const script = `const begun = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - begun)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  return Number(stdout)
}

async function bundleOneForAll(): Promise<string> {
  const names = Object.entries(triggers)
  const imports = names.map(([name, file]) => `import { handler as ${name} } from './${file}.ts'`)
  const outfile = join(folder, 'one-for-all.mjs')
  await build({
    ...bundling,
    outfile,
    stdin: {
      contents: `${imports.join('\n')}
const handlers = { ${names.map(([name]) => name).join(', ')} }
export const handler = (event) => handlers[event.triggerSource.split('_')[0]](event)`,
      resolveDir: fileURLToPath(new URL('../triggers', import.meta.url)),
      loader: 'ts',
    },
  })
  return outfile
}
