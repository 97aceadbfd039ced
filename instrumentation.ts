/** Next calls this once, before the server takes its first request: wrong configuration stops the start here. */
export async function register(): Promise<void> {
  const { siteEnvironment } = await import('#lib/env.ts')
  siteEnvironment()
}
