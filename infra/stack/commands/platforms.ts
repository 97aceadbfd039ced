import { parseEnv } from 'node:util'
import { z } from 'zod'
import { usageError } from './cli-error.ts'
import type { Given } from './command.ts'

/** Where a site runs: the file for its variables, its format, and how the variables get from there to the platform. */
export type Platform = {
  readonly file: string
  readonly isPublic: boolean
  /** Variables that this platform needs in addition. */
  readonly own: Variables
  readonly read: (text: string) => Variables
  readonly write: (variables: Variables, before: string) => string
  readonly whatNext: (file: string) => string
}

export type PlatformName = 'local' | 'vercel' | 'amplify'

const envFile = { read: readEnvFile, write: writeEnvFile }

export const PLATFORMS: Record<PlatformName, Platform> = {
  local: {
    ...envFile,
    file: '.env.local',
    isPublic: false,
    own: {},
    whatNext: () => 'Next.js reads this file: npm run build && npm start',
  },
  vercel: {
    ...envFile,
    file: '.env.vercel',
    isPublic: true,
    // Vercel overwrites this header if a visitor sends it.
    own: { TRUSTED_IP_HEADER: 'x-forwarded-for' },
    whatNext: (file) =>
      [
        'For Vercel, import this file in Settings > Environment Variables of the project, or use its CLI:',
        `  for name in $(sed -n 's/=.*//p' ${file} | grep -vx SESSION_SECRET); do`,
        `    sed -n "s/^$name=//p" ${file} | tr -d '\\n' | vercel env add "$name" production --sensitive --force`,
        '  done',
        `  sed -n 's/^SESSION_SECRET=//p' ${file} | tr -d '\\n' | vercel env add SESSION_SECRET production --sensitive`,
        'The last line fails if the project has a SESSION_SECRET. Keep that one: a new one signs out all visitors.',
        `Then delete ${file} and redeploy the site: ${CHANGED}`,
      ].join('\n'),
  },
  amplify: {
    file: '.env.amplify.json',
    isPublic: true,
    own: {},
    read: (text) => (text === '' ? {} : z.record(z.string(), z.string()).parse(JSON.parse(text))),
    write: (variables, before) =>
      `${JSON.stringify({ ...PLATFORMS.amplify.read(before), ...variables }, undefined, 2)}\n`,
    whatNext: (file) =>
      [
        'For Amplify Hosting, add them under Hosting > Environment variables of the app, or use the AWS CLI:',
        `  aws amplify update-branch --app-id APP_ID --branch-name BRANCH --environment-variables file://${file}`,
        'This replaces the variables of the branch, but not those of the app. If the branch has a SESSION_SECRET, keep it: a new',
        'one signs out all visitors.',
        `Then delete ${file} and redeploy the site: ${CHANGED}`,
      ].join('\n'),
  },
}

const CHANGED = 'new variables take effect with the next deployment.'

/** The platform in --for; by default this machine. Throws one sentence for an unknown one. */
export function platformOf({ texts }: Given): PlatformName {
  const { for: name = 'local' } = texts
  if (isPlatformName(name)) return name
  throw usageError(`--for is one of ${Object.keys(PLATFORMS).join(', ')}, not "${name}".`)
}

function isPlatformName(name: string): name is PlatformName {
  return Object.hasOwn(PLATFORMS, name)
}

export type Variables = Readonly<Record<string, string>>

/** The variables in a .env file. */
export function readEnvFile(text: string): Variables {
  return Object.fromEntries(
    Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Sets variables in the text of a .env file: each in its place, or at the end. Everything else stays unchanged. */
export function writeEnvFile(variables: Variables, before: string): string {
  const missing = new Set(Object.keys(variables))
  const lines = before.split('\n').flatMap((line) => {
    const name = /^\s*(?:export\s+)?(\w+)\s*=/.exec(line)?.[1] ?? ''
    const value = variables[name]
    if (value === undefined) return [line]
    // With duplicates, the last one would win.
    return missing.delete(name) ? [`${name}=${value}`] : []
  })
  while (lines.at(-1) === '') lines.pop()
  const added = [...missing].map((name) => `${name}=${variables[name]}`)
  return `${[...lines, ...added].join('\n')}\n`
}
