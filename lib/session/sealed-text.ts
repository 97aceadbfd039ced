import 'server-only'
import type { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { type Purpose, seal, unseal } from './seal.ts'

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
  })
  return {
    open: async (sealed) => unseal(purpose, sealed, schema, options()),
    seal: async (value, expiresAtSeconds) => seal(purpose, value, { ...options(), expiresAtSeconds }),
  }
}
