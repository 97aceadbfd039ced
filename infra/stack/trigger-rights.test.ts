import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { expect, it } from 'vitest'
import { triggerNames } from '../per-trigger.ts'
import { triggers } from '../pool.ts'
import { bundling } from './bundle-triggers.ts'
import { rights } from './trigger-rights.ts'

/*
 * The commands in a bundle are what its trigger can send; whether it ever sends one is not seen here. Resources and conditions
 * of the rights are compared in trigger-functions.test.ts.
 */

const PREFIXES: Record<string, string> = {
  'client-cognito-identity-provider': 'cognito-idp',
  'client-dynamodb': 'dynamodb',
  'client-ses': 'ses',
}
/** Comes with DynamoDB's client, which sends it only where endpoint discovery is on. */
const BUILT_IN = 'dynamodb:DescribeEndpoints'

const entryPoints = Object.values(triggers).map((file) =>
  fileURLToPath(new URL(`../triggers/${file}.ts`, import.meta.url)),
)
const { metafile } = await build({
  ...bundling,
  entryPoints,
  outdir: 'unwritten',
  write: false,
  metafile: true,
})
const commands = commandsByEntry(metafile)

it.each(triggerNames)('%s has a right for each command in its bundle, and no other', (trigger) => {
  const { table, mail, pool } = rights[trigger]
  const granted = [...table, ...(mail ? ['ses:SendEmail'] : []), ...pool]
  expect(commands.get(triggers[trigger])).toEqual(granted.sort())
})

/** The commands of the AWS SDK in each bundle as IAM names them, by the bundle's file. */
function commandsByEntry({ outputs }: Metafile): Map<string, string[]> {
  const bundles = Object.values(outputs).map(({ entryPoint = '', inputs }) => {
    const kept = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    return [basename(entryPoint, '.ts'), kept.flatMap(([file]) => actionOf(file)).sort()] as const
  })
  return new Map(bundles)
}

function actionOf(file: string): string[] {
  const [, client = '', command = ''] =
    /@aws-sdk\/([\w-]+)\/dist-es\/commands\/(\w+)Command\.js$/.exec(file) ?? []
  const action = `${PREFIXES[client]}:${command}`
  return command === '' || action === BUILT_IN ? [] : [action]
}
