import 'server-only'
import { siteEnvironment } from './env.ts'

/**
 * Ends the process with one sentence when the site's variables are missing or malformed. When `register` only throws,
 * Next goes on and answers 500 to everybody.
 */
export function endOnWrongEnvironment(): void {
  try {
    siteEnvironment()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
