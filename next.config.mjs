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

export default config
