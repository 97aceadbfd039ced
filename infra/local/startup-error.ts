/** A reason not to start that the user can fix: its message is the whole output. */
class StartupError extends Error {}

export function startupError(message: string): Error {
  return new StartupError(message)
}

/** What to print for an error that stopped the start: one sentence if the user can fix it, else all of it. */
export function startupMessage(error: unknown): unknown {
  if (error instanceof StartupError) return error.message
  if (codesOf(error).includes('LEVEL_LOCKED')) {
    return 'Another local pool is running with the same state. End it first, or set STATE_FOLDER to another folder.'
  }
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'port' in error) {
    const variables = 'PORT, COGNITO_PORT or INBOX_PORT'
    return `Port ${error.port} cannot be used (${codesOf(error)[0]}). Set ${variables}, whichever it is, to another one.`
  }
  return error
}

/** The `code` of an error and of all its causes. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return []
  return ['code' in error ? error.code : undefined, ...codesOf(error.cause)]
}
