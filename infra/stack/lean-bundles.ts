import { dirname } from 'node:path'
import type { Plugin } from 'esbuild'

const CREDENTIALS = /[\\/]@aws-sdk[\\/]credential-provider-node[\\/]dist-es[\\/]index\.js$/

/** Leaves out of the bundles what a Lambda function never runs. */
export const leanBundles: Plugin = {
  name: 'lean-bundles',
  setup(build) {
    // Lambda gives a function its role's credentials in the environment. Profiles, single sign-on and web identities
    // belong to people's machines.
    build.onLoad({ filter: CREDENTIALS }, ({ path }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'",
      resolveDir: dirname(path),
    }))
  },
}
