/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Prerendered pages cannot carry a nonce, and cached ones would hand out other people's cookies: docs/decisions.
  cacheComponents: false,
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '16kb' } },
}

export default config
