import { type Clock, systemClock } from '#lib/clock.ts'
import { type WriteLine, writeToStdout } from './auth-log.ts'
import { type AwsClients, awsClients } from './aws-clients.ts'
import { type TriggerEnvironment, triggerEnvironment } from './environment.ts'
import type { TriggerHandler } from './handler.ts'

/** What the triggers work with; each asks for its part with `Pick`. */
export type Dependencies = AwsClients & {
  readonly environment: TriggerEnvironment
  readonly clock: Clock
  readonly writeLine: WriteLine
}

/** The real ones, from the Lambda function's environment. Throws when a variable is missing or malformed. */
export function dependenciesFromEnvironment(): Dependencies {
  return { environment: triggerEnvironment(), clock: systemClock, writeLine: writeToStdout, ...awsClients() }
}

/**
 * A Lambda entry that builds its trigger at the first invocation, so that a wrong configuration fails an invocation,
 * with a sentence in its log, and not the loading of the module.
 */
export function lambda(build: (dependencies: Dependencies) => TriggerHandler): TriggerHandler {
  let handler: TriggerHandler | undefined
  return async (event) => {
    handler ??= build(dependenciesFromEnvironment())
    return handler(event)
  }
}
