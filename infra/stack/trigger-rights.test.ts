import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { expect, it } from 'vitest'
import { triggerNames } from '../per-trigger.ts'
import { type Trigger, triggers } from '../pool.ts'
import { BUNDLED, bundling } from './bundle-triggers.ts'
import type { Parameters } from './parameters.ts'
import { rightsIn } from './trigger-rights.ts'

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

const entryPoints = BUNDLED.map((file) => fileURLToPath(new URL(`../triggers/${file}.ts`, import.meta.url)))
const { metafile } = await build({
  ...bundling,
  entryPoints,
  outdir: 'unwritten',
  write: false,
  metafile: true,
})
const commands = commandsByEntry(metafile)

it.each(triggerNames)('%s has a right for each command in its bundle, and no other', (trigger) => {
  expect(granted(trigger, 'password-and-code')).toEqual(commands.get(triggers[trigger]))
})

it('the function of operators reads and writes the table, and calls nothing else', () => {
  expect(commands.get('people')).toEqual(['dynamodb:GetItem', 'dynamodb:UpdateItem'])
})

it('without passwords PostConfirmation alone has fewer rights than commands: none', () => {
  const lessThanBundled = triggerNames.filter(
    (trigger) => granted(trigger, 'code').join() !== commands.get(triggers[trigger])?.join(),
  )
  expect(lessThanBundled).toEqual(['PostConfirmation'])
  expect(granted('PostConfirmation', 'code')).toEqual([])
})

function granted(trigger: Trigger, mode: Parameters['signInMode']): string[] {
  const { table, mail, pool } = rightsIn(mode)[trigger]
  return [...table, ...(mail ? ['ses:SendRawEmail'] : []), ...pool].sort()
}

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
