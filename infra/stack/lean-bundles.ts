import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Plugin } from 'esbuild'

const OUR_SOURCES = /[\\/](infra|lib)[\\/][^?]*\.ts$/
const CREDENTIALS = /[\\/]@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/
const ZOD = "import { z } from 'zod'"

/** Leaves out of the bundles what a Lambda function never runs: more than half of them. */
export const leanBundles: Plugin = {
  name: 'lean-bundles',
  setup(build) {
    // `z` is a namespace that zod re-exports as a value, which keeps all of it, 350 kB with every language's messages.
    // Under its own import the unused rest falls away.
    build.onLoad({ filter: OUR_SOURCES }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replace(ZOD, "import * as z from 'zod'"),
    }))
    // Lambda gives a function its role's credentials in the environment. Profiles, single sign-on and web identities
    // belong to people's machines.
    build.onLoad({ filter: CREDENTIALS }, ({ path }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'",
      resolveDir: dirname(path),
    }))
  },
}
