/**
 * The Content-Security-Policy of one response. Scripts run with this response's nonce only; what they load inherits
 * that (`strict-dynamic`). https://www.w3.org/TR/CSP3/
 * @param options.development React's development build compiles strings to rebuild stack traces
 */
export function contentSecurityPolicy(nonce: string, options: { development: boolean }): string {
  const evaluation = options.development ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' ${options.development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The headers that every response of the site carries, whatever it is. */
export function securityHeaders(options: { isHttps: boolean }): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'private, no-store',
    ...(options.isHttps ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}
