import { type Clock, systemClock } from '#lib/clock.ts'
import type { AwsClients } from './aws-clients.ts'
import { readTriggerEnvironment, type TriggerEnvironment } from './trigger-env.ts'
import { type WriteLine, writeToStdout } from './trigger-log.ts'

/** A Cognito trigger as Lambda calls it: the whole event in, the whole event with its `response` filled out. */
export type TriggerHandler = (event: unknown) => Promise<unknown>

/** What every trigger has. */
export type Basics = {
  readonly environment: TriggerEnvironment
  readonly clock: Clock
  readonly writeLine: WriteLine
}

/** What the triggers work with; each asks for its part with `Pick`. */
export type Dependencies = Basics & AwsClients

/**
 * A Lambda entry that builds its trigger at the first invocation, so that a wrong configuration fails an invocation,
 * with a sentence in its log, and not the loading of the module.
 * @param build adds the AWS clients that the trigger needs
 */
export function lambda(build: (basics: Basics) => TriggerHandler): TriggerHandler {
  let handler: TriggerHandler | undefined
  return async (event) => {
    handler ??= build(basicsFromEnvironment())
    return handler(event)
  }
}

/** The real ones, from the Lambda function's environment. Throws when a variable is missing or malformed. */
function basicsFromEnvironment(): Basics {
  return { environment: readTriggerEnvironment(), clock: systemClock, writeLine: writeToStdout }
}
