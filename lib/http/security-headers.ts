/**
 * The Content-Security-Policy of one response. Scripts run with this response's nonce only; what they load inherits
 * that (`strict-dynamic`). It is as short as it can be: proxies keep four kilobytes for all headers of an answer.
 * @param options.development React's development build compiles strings to rebuild stack traces, and styles come inline
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(nonce: string, options: { development: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.development ? " 'unsafe-eval'" : ''}`,
    ...(options.development ? ["style-src 'self' 'unsafe-inline'"] : []),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')
}

/** The headers of every answer to a page's script, which shows none as a document. They are few, for these answers carry the most cookies. */
export const DATA_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'",
}

/** The headers of every other answer, whatever it is; its policy comes beside. */
export function documentHeaders({ hsts }: { readonly hsts: string | undefined }): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'private, no-store',
    ...(hsts === undefined ? {} : { 'strict-transport-security': hsts }),
  }
}
