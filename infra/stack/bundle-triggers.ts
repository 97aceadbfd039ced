import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { perTrigger } from '../per-trigger.ts'
import { type Trigger, triggers } from '../pool.ts'

const TRIGGERS_FOLDER = fileURLToPath(new URL('../triggers', import.meta.url))

/** The folder of each function's bundle, with an `index.mjs` in it that exports `handler`. */
export type Bundles = Record<Trigger | 'people', string>

/** The files that begin a bundle, without `.ts`. */
export const BUNDLED: readonly string[] = [...Object.values(triggers), 'people']

const CREDENTIALS = /[\\/]@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/

/** Leaves out credential providers that a Lambda function never uses. */
const slimCredentials: Plugin = {
  name: 'slim-credentials',
  setup(build) {
    // Lambda passes the role's credentials in the environment. Profiles and single sign-on are for people's machines.
    build.onLoad({ filter: CREDENTIALS }, ({ path }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'",
      resolveDir: dirname(path),
    }))
  },
}

/** What all bundles have in common. */
export const bundling = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // The SDK's ES modules fall apart into what is used; its CommonJS comes whole.
  mainFields: ['module', 'main'],
  plugins: [slimCredentials],
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions

/** Bundles every trigger and the function of operators, with the AWS SDK in it, in one call of esbuild. Needs no Docker and no network. */
export async function bundleTriggers(outputFolder: string): Promise<Bundles> {
  const entryPoints = Object.fromEntries(
    BUNDLED.map((file) => [`${file}/index`, join(TRIGGERS_FOLDER, `${file}.ts`)]),
  )
  await build({ ...bundling, entryPoints, outdir: outputFolder })
  return {
    ...perTrigger((trigger) => join(outputFolder, triggers[trigger])),
    people: join(outputFolder, 'people'),
  }
}
