import { DEPLOYED_WITH, readDeployedWith } from '../deployed-with.ts'
import { PARAMETER_NAMES, type Parameters, parseParameters } from '../parameters.ts'
import type { Stage } from '../stage.ts'
import type { Given } from './command.ts'
import type { StackFacts } from './deployed-stack.ts'
import { kebab } from './options.ts'
import { usageTrouble } from './trouble.ts'

/** The stage that was asked for. Throws one sentence when it is none. */
export function stageOf({ texts }: Given): Stage {
  const { stage } = texts
  if (stage === 'dev' || stage === 'prod') return stage
  throw usageTrouble(`--stage is dev or prod, not "${stage}".`)
}

/**
 * What a stage is to be deployed with: what is given here, and for the rest what it was deployed with last. An option with
 * nothing behind it (`--alarm-topic-arn=`) goes back to the default.
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
    return parseParameters(set, (name) => `--${kebab(name)}`)
  } catch (error) {
    throw usageTrouble(error instanceof Error ? error.message : String(error))
  }
}

/** The parameters, one a line, with what they were where they change. */
export function parametersInWords(parameters: Parameters, deployed: StackFacts | undefined): string {
  const last = lastParameters(deployed)
  return Object.entries({ alarmTopicArn: undefined, ...parameters })
    .filter(([name]) => name !== 'stage')
    .map(([name, value]) => {
      const now = inWords(value)
      const before = inWords(last[name])
      const change = deployed === undefined || before === now ? '' : `   (was ${before})`
      return `  --${kebab(name).padEnd(17)} ${now}${change}`
    })
    .join('\n')
}

/** What a stage has that was deployed before it could choose. */
const WITHOUT_CHOICE = { plan: 'essentials', codeAtStart: 'false' }

function lastParameters(deployed: StackFacts | undefined): Record<string, string> {
  const output = deployed?.outputs[DEPLOYED_WITH]
  return output === undefined ? {} : { ...WITHOUT_CHOICE, ...readDeployedWith(output) }
}

/** Another sender is the business of its own domain again. */
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
