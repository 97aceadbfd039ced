import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Prerendered pages cannot carry a nonce, and cached ones would hand out other people's cookies: docs/decisions.
  cacheComponents: false,
  images: { unoptimized: true },
  // 19 MB for resizing images, which this site never does.
  outputFileTracingExcludes: { 'next-server': ['node_modules/sharp/**', 'node_modules/@img/**'] },
  // In development Next would print what actions are called with: addresses, codes, passwords.
  logging: { serverFunctions: false },
  experimental: {
    serverActions: { bodySizeLimit: '16kb' },
    // What Next keeps of a body for the proxy, which gets none of a piece that goes beyond. Node reads 64 kB at a time, so what it gets of
    // a longer body is more than any form or open route has that it sees, and is refused.
    proxyClientMaxBodySize: '128kb',
  },
  // For what does not pass the proxy: static files, and Next's own redirects. All other headers are for documents.
  headers: async () => [
    { source: '/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
}

// `npm run dev` loads these as they are instead of bundling them: its first page comes a third sooner. A build bundles them,
// because a function that starts cold reads one file faster than hundreds.
const UNBUNDLED_IN_DEVELOPMENT = [
  '@aws-sdk/client-cognito-identity-provider',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'aws-jwt-verify',
  'iron-webcrypto',
  'negotiator',
  'zod',
]

/**
 * 32 bytes that every build begins with, so that two builds of one action give it one name, and a page that is open during a deploy
 * still finds it. No secret: Next derives the names from it, and seals with it what an action inside of a function closes over. Here
 * none does, which lib/house-rules.test.ts asserts. docs/decisions/0036
 */
const ACTIONS_KEY = Buffer.from('names of actions; not a secret..').toString('base64')

const NO_BASE_PATH =
  'next.config.mjs: basePath is not supported. Cookies, redirects and links of this site begin at the root of a host: give it a name ' +
  'of its own, such as auth.example.com.'

/**
 * A build also makes `.next/standalone`, which the Dockerfile takes. `next start` must not see this setting: it would warn that it
 * does not work with it, although it does.
 * @param {string} phase
 * @returns {import('next').NextConfig}
 */
export default function configIn(phase) {
  if (config.basePath) throw new Error(NO_BASE_PATH)
  if (phase === PHASE_DEVELOPMENT_SERVER) {
    const { APP_ORIGIN = '' } = process.env
    const allowedDevOrigins = URL.canParse(APP_ORIGIN) ? [new URL(APP_ORIGIN).hostname] : []
    return { ...config, allowedDevOrigins, serverExternalPackages: UNBUNDLED_IN_DEVELOPMENT }
  }
  if (phase !== PHASE_PRODUCTION_BUILD) return config
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= ACTIONS_KEY
  return { ...config, output: 'standalone' }
}
