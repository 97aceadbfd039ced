import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { instanceMemory } from './instance-memory.ts'
import { type OpenedSeal, type Purpose, type SealMemory, seal, unseal } from './seal.ts'

export type SealedText<T> = {
  /** @returns undefined for what cannot be trusted: expired, tampered with, or made for another purpose */
  open(sealed: string): Promise<T | undefined>
  /** @param expiresAtSeconds epoch seconds */
  seal(value: T, expiresAtSeconds: number): Promise<string>
}

/** Text that only this server can make and read, for what a client keeps and sends back; one purpose, one key, one schema. */
export function sealedText<T extends object>(purpose: Purpose, schema: z.ZodType<T>): SealedText<T> {
  const options = () => ({
    secrets: siteEnvironment().sessionSecrets,
    nowSeconds: epochSeconds(systemClock()),
    memory,
  })
  return {
    open: async (sealed) => unseal(purpose, sealed, schema, options()),
    seal: async (value, expiresAtSeconds) => seal(purpose, value, { ...options(), expiresAtSeconds }),
  }
}

/** Opened seals hold tokens, so they are kept no longer than a visitor takes from one page to the next: docs/decisions/0047. */
const REMEMBERED_SECONDS = 60
const remembered = instanceMemory<OpenedSeal>('opened-seals', 1_000)

const memory: SealMemory = {
  get: (purpose, sealed) => remembered.get(digest(purpose, sealed)),
  set: (purpose, sealed, opened) => remembered.set(digest(purpose, sealed), opened, REMEMBERED_SECONDS),
}

/** No seal is kept as it is: it would be a cookie. */
function digest(purpose: Purpose, sealed: string): string {
  return createHash('sha256').update(`${purpose} ${sealed}`).digest('base64url')
}
