/** Faults that a test switches on and off while the server runs; read at each request. */
export type CognitoFaults = {
  /** Every answer waits this long. */
  delayMilliseconds?: number
  /** This operation, or every one, answers with this error and does nothing. */
  fail?: { operation?: string; type: string; message: string; status?: number }
  /** The connection is closed without an answer. `after` does the work first, as when an answer gets lost. */
  drop?: 'before' | 'after'
  /** The operation whose answers alone get lost, after the work. */
  lose?: string
}
