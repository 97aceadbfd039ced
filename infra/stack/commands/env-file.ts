import { parseEnv } from 'node:util'

export type Variables = Readonly<Record<string, string>>

/** What a file in the manner of `.env.example` sets. */
export function readEnvFile(text: string): Variables {
  return Object.fromEntries(
    Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** The same file with these values: each in its old place, or at the end. Comments and other variables stay as they are. */
export function writeEnvFile(variables: Variables, before: string): string {
  const missing = new Set(Object.keys(variables))
  const lines = before.split('\n').flatMap((line) => {
    const name = /^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1] ?? ''
    const value = variables[name]
    if (value === undefined) return [line]
    // The last of several would win.
    return missing.delete(name) ? [`${name}=${value}`] : []
  })
  while (lines.at(-1) === '') lines.pop()
  const added = [...missing].map((name) => `${name}=${variables[name]}`)
  return `${[...lines, ...added].join('\n')}\n`
}
