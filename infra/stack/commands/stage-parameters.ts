import { PARAMETER_NAMES, type Parameters, parseParameters } from '../parameters.ts'
import { readSavedParameters, SAVED_PARAMETERS } from '../saved-parameters.ts'
import type { Stage } from '../stage.ts'
import { usageError } from './cli-error.ts'
import { type Given, kebabCase } from './command.ts'
import type { StackFacts } from './deployed-stack.ts'

/** The stage in the options. Throws one sentence if it is invalid. */
export function stageOf({ texts }: Given): Stage {
  const { stage } = texts
  if (stage === 'dev' || stage === 'prod') return stage
  throw usageError(`--stage is dev or prod, not "${stage}".`)
}

/**
 * The parameters of a deployment: the options, then those of the last deployment. An option without a value
 * (`--alarm-topic-arn=`) returns to its default.
 */
export function stageParameters({ texts, flags }: Given, deployed: StackFacts | undefined): Parameters {
  const last = lastParameters(deployed)
  const given = Object.fromEntries(
    Object.entries({ ...texts, ...flags })
      .filter(([name]) => PARAMETER_NAMES.includes(name))
      .map(([name, value]) => [name, String(value)]),
  )
  const merged = { ...withoutOldIdentity(last, given), ...given }
  const set = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
  try {
    return parseParameters(set, (name) => `--${kebabCase(name)}`)
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error))
  }
}

/** The parameters, one a line, with the previous value of each change. */
export function parametersInWords(parameters: Parameters, deployed: StackFacts | undefined): string {
  const last = lastParameters(deployed)
  return Object.entries({ alarmTopicArn: undefined, ...parameters })
    .filter(([name]) => name !== 'stage')
    .map(([name, value]) => {
      const now = inWords(value)
      const before = inWords(last[name])
      const change = deployed === undefined || before === now ? '' : `   (was ${before})`
      return `  --${kebabCase(name).padEnd(17)} ${now}${change}`
    })
    .join('\n')
}

/** Stages that were deployed before these options existed. */
const WITHOUT_CHOICE = { plan: 'essentials', codeAtStart: 'false' }

function lastParameters(deployed: StackFacts | undefined): Record<string, string> {
  const output = deployed?.outputs[SAVED_PARAMETERS]
  return output === undefined ? {} : { ...WITHOUT_CHOICE, ...readSavedParameters(output) }
}

/** Another sender has another default identity. */
function withoutOldIdentity(last: Record<string, string>, given: Record<string, string>) {
  const { senderIdentity: _, ...rest } = last
  return given['sender'] === undefined || given['sender'] === last['sender'] ? last : rest
}

function inWords(value: unknown): string {
  if (value === undefined) return 'none'
  return String(value)
    .replace(/^true$/, 'yes')
    .replace(/^false$/, 'no')
}
