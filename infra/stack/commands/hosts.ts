import { z } from 'zod'
import type { Given } from './command.ts'
import { readEnvFile, type Variables, writeEnvFile } from './env-file.ts'
import { usageTrouble } from './trouble.ts'

/** Where a site runs: the file its variables go to, in which form, and how they get from there to it. */
export type Host = {
  readonly file: string
  readonly isPublic: boolean
  /** What it needs besides. */
  readonly own: Variables
  readonly read: (text: string) => Variables
  readonly write: (variables: Variables, before: string) => string
  readonly whatNext: (file: string) => string
}

export type HostName = 'local' | 'vercel' | 'amplify'

const envFile = { read: readEnvFile, write: writeEnvFile }

export const HOSTS: Record<HostName, Host> = {
  local: {
    ...envFile,
    file: '.env.local',
    isPublic: false,
    own: {},
    whatNext: () => 'Next.js reads it by itself: npm run build && npm start',
  },
  vercel: {
    ...envFile,
    file: '.env.vercel',
    isPublic: true,
    // Vercel overwrites what a visitor sends in it.
    own: { TRUSTED_IP_HEADER: 'x-forwarded-for' },
    whatNext: (file) =>
      [
        'To Vercel: import this file in Settings > Environment Variables of the project, or with its CLI:',
        `  for name in $(sed -n 's/=.*//p' ${file} | grep -vx SESSION_SECRET); do`,
        `    sed -n "s/^$name=//p" ${file} | tr -d '\\n' | vercel env add "$name" production --sensitive --force`,
        '  done',
        `  sed -n 's/^SESSION_SECRET=//p' ${file} | tr -d '\\n' | vercel env add SESSION_SECRET production --sensitive`,
        'The last line fails where the project has a SESSION_SECRET, and that is right: another one signs everybody out.',
        `Then delete ${file}, and deploy the site again: ${CHANGED}`,
      ].join('\n'),
  },
  amplify: {
    file: '.env.amplify.json',
    isPublic: true,
    own: {},
    read: (text) => (text === '' ? {} : z.record(z.string(), z.string()).parse(JSON.parse(text))),
    write: (variables, before) =>
      `${JSON.stringify({ ...HOSTS.amplify.read(before), ...variables }, undefined, 2)}\n`,
    whatNext: (file) =>
      [
        'To Amplify Hosting: enter them under Hosting > Environment variables of the app, or with the AWS CLI:',
        `  aws amplify update-branch --app-id APP_ID --branch-name BRANCH --environment-variables file://${file}`,
        "That replaces the variables of this branch; those of the whole app stay. Keep the branch's SESSION_SECRET where it has",
        'one: another one signs everybody out.',
        `Then delete ${file}, and deploy the site again: ${CHANGED}`,
      ].join('\n'),
  },
}

const CHANGED = 'variables reach only what is deployed after them.'

/** The host that was asked for, this machine unless said otherwise. Throws one sentence when there is none of the name. */
export function hostOf({ texts }: Given): HostName {
  const { for: name = 'local' } = texts
  if (isHostName(name)) return name
  throw usageTrouble(`--for is one of ${Object.keys(HOSTS).join(', ')}, not "${name}".`)
}

function isHostName(name: string): name is HostName {
  return Object.hasOwn(HOSTS, name)
}
