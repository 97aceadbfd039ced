import { rename, rm, writeFile } from 'node:fs/promises'

/**
 * Writes a file that only its owner can read, whatever the one before could. It is there whole or not at all: nobody's
 * session secret is lost in the middle.
 */
export async function writePrivately(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`
  try {
    await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' })
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
