import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const LockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      optionalDependencies: z.record(z.string(), z.string()).optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      /** It comes in the archive of the package above it, whose digest covers it. */
      inBundle: z.boolean().optional(),
    }),
  ),
})

const lockOf = (path: string) =>
  LockSchema.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')))

const { packages } = lockOf('./package-lock.json')

it("the lock file holds every platform's binaries, or `npm ci` refuses it", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isWithinReach(path, name)),
  )
  expect(missing).toEqual([])
})

it('the lock file records no download addresses, which differ from network to network', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})

it.each(['./package-lock.json', '../../package-lock.json'])(
  '%s has the digest of every archive that is downloaded',
  (path) => {
    const unchecked = Object.entries(lockOf(path).packages).filter(
      ([name, { integrity, inBundle }]) =>
        name !== '' && inBundle !== true && integrity?.startsWith('sha512-') !== true,
    )
    expect(unchecked.map(([name]) => name)).toEqual([])
  },
)

it('the actions of the workflows are pinned to a commit, with its version beside it', () => {
  const workflow = readFileSync(new URL('../../.github/workflows/checks.yml', import.meta.url), 'utf8')
  const uses = [...workflow.matchAll(/uses: (.*)/g)].map(([, used]) => used)
  expect(uses).not.toEqual([])
  expect(uses.filter((used) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used ?? ''))).toEqual([])
})

/** As Node.js looks: beside the package, and then in every folder above it. */
function isWithinReach(path: string, name: string): boolean {
  if (join(path, 'node_modules', name) in packages) return true
  return path !== '.' && path !== '' && isWithinReach(dirname(path), name)
}
