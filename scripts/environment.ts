/** The search path, for finding a browser. */
export function searchPath(): string {
  return process.env['PATH'] ?? ''
}

/** The browser that somebody chose for the tests; undefined when it is left to us. */
export function chosenChromium(): string | undefined {
  return process.env['CHROMIUM_PATH'] || undefined
}

/** What a check's process gets: our own variables, with the given ones on top. */
export function checkEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...QUIET, ...added }
}

/** Notices about other things than the checks. */
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
