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
    }),
  ),
})

const { packages } = LockSchema.parse(
  JSON.parse(readFileSync(new URL('./package-lock.json', import.meta.url), 'utf8')),
)

it("the lock file holds every platform's binaries, or `npm ci` refuses it", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isWithinReach(path, name)),
  )
  expect(missing).toEqual([])
})

it('the lock file records no download addresses, which differ from network to network', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})

/** As Node.js looks: beside the package, and then in every folder above it. */
function isWithinReach(path: string, name: string): boolean {
  if (join(path, 'node_modules', name) in packages) return true
  return path !== '.' && path !== '' && isWithinReach(dirname(path), name)
}
