import type { Trigger } from '#infra/pool.ts'
import type { DeployedTrigger } from './deployed-triggers.ts'
import type { Look } from './look.ts'

/** What the functions run with. Secrets are among it: it is compared, and never shown. */
export type TriggerVariables =
  | { readonly code: 'unknown' }
  | { readonly code: 'hidden'; readonly trigger: Trigger }
  | {
      readonly code: 'readable'
      readonly of: readonly { readonly trigger: Trigger; readonly variables: Record<string, string> }[]
    }

/**
 * The variables of all triggers. They are `hidden` from whoever may not decrypt with the key that they are encrypted under:
 * that is meant to be so (docs/decisions/0017), and no fault.
 */
export async function triggerVariables(look: Look): Promise<TriggerVariables> {
  const deployed = await look.triggers()
  if (!deployed.ok) return { code: 'unknown' }
  const known = deployed.value.flatMap(environmentOf)
  const hidden = known.find(({ variables }) => variables === undefined)
  if (hidden !== undefined) return { code: 'hidden', trigger: hidden.trigger }
  const of = known.map(({ trigger, variables = {} }) => ({ trigger, variables }))
  return of.length === 0 ? { code: 'unknown' } : { code: 'readable', of }
}

function environmentOf({ trigger, configuration }: DeployedTrigger) {
  if (!configuration.ok) return []
  const { Variables: variables, Error: error } = configuration.value.Environment ?? {}
  return [{ trigger, variables: error === undefined ? (variables ?? {}) : undefined }]
}

/** The value that most triggers have; a check of its own compares them. */
export async function triggerVariable(look: Look, name: string): Promise<string | undefined> {
  const known = await triggerVariables(look)
  if (known.code !== 'readable') return undefined
  return known.of.map(({ variables }) => variables[name]).find((value) => value !== undefined)
}
