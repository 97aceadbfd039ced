import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { WriteLine } from '#infra/triggers/trigger-log.ts'

/** Writes lines to the end of a file, each at once: whoever follows the file sees an event when it happens. */
export function fileLogger(file: string): WriteLine {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return (line) => appendFileSync(file, `${line}\n`)
}
