import 'server-only'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'

type Entry<Value> = { readonly value: Value; readonly untilSeconds: number }

/** How many of the oldest entries are looked at when one is added: removing a handful each time is enough. */
const LOOKED_AT = 20

/**
 * What this instance of the site remembers for a while, by a key. It survives no restart, and no other instance has it.
 * @param name one per kind: Next loads proxy and pages as separate bundles, so what both must see is kept on the process
 * @param most entries; beyond them, the oldest make room
 */
export function instanceMemory<Value>(name: string, most: number) {
  const shared = Symbol.for(`code-sign-in.${name}`)
  const schema = z.instanceof(Map<string, Entry<Value>>).default(() => new Map<string, Entry<Value>>())

  function entries(): Map<string, Entry<Value>> {
    const map = schema.parse(Reflect.get(globalThis, shared))
    Reflect.set(globalThis, shared, map)
    return map
  }

  function makeRoom(now: number): void {
    const map = entries()
    let looked = 0
    for (const [key, { untilSeconds }] of map) {
      if (map.size >= most || untilSeconds <= now) map.delete(key)
      looked += 1
      if (looked >= LOOKED_AT) break
    }
  }

  return {
    get(key: string): Value | undefined {
      const entry = entries().get(key)
      return entry !== undefined && entry.untilSeconds > epochSeconds(systemClock()) ? entry.value : undefined
    },
    set(key: string, value: Value, forSeconds: number): void {
      const now = epochSeconds(systemClock())
      makeRoom(now)
      entries().delete(key)
      entries().set(key, { value, untilSeconds: now + forSeconds })
    },
    delete(key: string): void {
      entries().delete(key)
    },
  }
}
