import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

const ADDRESS = /^\s*- (Local|Network):/
const EXPERIMENTS = /^\s*- Experiments/
const EXPERIMENT = /^\s+\S/

/**
 * Passes on what Next prints without its addresses, of which it calls any host name a network's, and without the experimental
 * settings, which are this repository's: neither shall hide the addresses that stand above.
 */
export async function passOnNextOutput(from: Readable, to: Writable): Promise<void> {
  let isListing = false
  for await (const line of createInterface({ input: from })) {
    const plain = stripVTControlCharacters(line)
    isListing = EXPERIMENTS.test(plain) || (isListing && EXPERIMENT.test(plain))
    if (!isListing && !ADDRESS.test(plain)) to.write(`${line}\n`)
  }
}
