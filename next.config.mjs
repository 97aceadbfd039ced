import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js'

// Browsers ignore the last one where it came without TLS: https://www.rfc-editor.org/rfc/rfc6797#section-8.1
const FIXED_HEADERS = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' },
]

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
    // What Next keeps of a body before the proxy has seen it: more than an action takes, so that it still refuses.
    proxyClientMaxBodySize: '32kb',
  },
  // For what does not pass the proxy: static files, and Next's own redirects.
  headers: async () => [{ source: '/:path*', headers: FIXED_HEADERS }],
}

// `npm run dev` loads these as they are instead of bundling them: its first page comes a third sooner. A build bundles them,
// because a function that starts cold reads one file faster than hundreds.
const UNBUNDLED_IN_DEVELOPMENT = [
  '@aws-sdk/client-cognito-identity-provider',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'aws-jwt-verify',
  'iron-session',
  'negotiator',
  'zod',
]

/**
 * A build also makes `.next/standalone`, which the Dockerfile takes. `next start` must not see this setting: it would warn that it
 * does not work with it, although it does.
 * @param {string} phase
 * @returns {import('next').NextConfig}
 */
export default function configIn(phase) {
  if (phase === PHASE_DEVELOPMENT_SERVER)
    return { ...config, serverExternalPackages: UNBUNDLED_IN_DEVELOPMENT }
  return phase === PHASE_PRODUCTION_BUILD ? { ...config, output: 'standalone' } : config
}
