/** Next calls this once, before the server takes its first request. Wrong configuration ends the start here. */
export async function register(): Promise<void> {
  // Next also builds this file for its edge runtime, which has no process to end.
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { assertEnvironment: endOnWrongEnvironment } = await import('#lib/assert-environment.ts')
  endOnWrongEnvironment()
  const { watchRequests } = await import('#lib/http/before-next.ts')
  watchRequests()
}
