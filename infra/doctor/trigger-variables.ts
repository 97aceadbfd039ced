import type { Trigger } from '#infra/pool.ts'
import type { DeployedTrigger } from './deployed-triggers.ts'
import type { Look } from './look.ts'

/** What the functions run with. Secrets are among it: it is compared, and never shown. */
export type TriggerVariables =
  | { readonly code: 'unknown' }
  | { readonly code: 'hidden'; readonly trigger: Trigger }
  | {
      readonly code: 'undecipherable'
      readonly trigger: Trigger
      readonly error: string
      readonly key: string | undefined
    }
  | {
      readonly code: 'readable'
      readonly of: readonly { readonly trigger: Trigger; readonly variables: Record<string, string> }[]
    }

const DENIED = ['AccessDenied', 'AccessDeniedException']

/**
 * The variables of all triggers. They are `hidden` from whoever may not decrypt with the key that they are encrypted under:
 * that is meant to be so (docs/decisions/0017), and no fault. Where the key itself is the matter, nobody can decrypt them,
 * and no trigger starts.
 */
export async function triggerVariables(look: Look): Promise<TriggerVariables> {
  const deployed = await look.triggers()
  if (!deployed.ok) return { code: 'unknown' }
  const known = deployed.value.flatMap(environmentOf)
  const failed = known.filter(({ error }) => error !== undefined)
  const [first] = failed.filter(({ error }) => !DENIED.includes(error ?? '')).concat(failed)
  if (first?.error !== undefined) return whyNot(first.trigger, first.error, first.key)
  const of = known.map(({ trigger, variables }) => ({ trigger, variables }))
  return of.length === 0 ? { code: 'unknown' } : { code: 'readable', of }
}

function environmentOf({ trigger, configuration }: DeployedTrigger) {
  if (!configuration.ok) return []
  const { KMSKeyArn: key, Environment: { Variables: variables = {}, Error: failure } = {} } =
    configuration.value
  const error = failure === undefined ? undefined : (failure.ErrorCode ?? 'an error without a name')
  return [{ trigger, variables, error, key }]
}

function whyNot(trigger: Trigger, error: string, key: string | undefined): TriggerVariables {
  return DENIED.includes(error)
    ? { code: 'hidden', trigger }
    : { code: 'undecipherable', trigger, error, key }
}

/** The value that most triggers have; a check of its own compares them. */
export async function triggerVariable(look: Look, name: string): Promise<string | undefined> {
  const known = await triggerVariables(look)
  if (known.code !== 'readable') return undefined
  return known.of.map(({ variables }) => variables[name]).find((value) => value !== undefined)
}
