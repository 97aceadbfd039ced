import type { Trigger, triggerFunction } from '#infra/pool.ts'

type Settings = { readonly [Name in keyof typeof triggerFunction]?: unknown }

/**
 * What is wrong with the triggers' functions, for whoever asks Lambda about them; the triggers themselves run on. An empty
 * object is a healthy deployment.
 */
export type LambdaFaults = {
  /** This function was deleted. */
  deleted?: Trigger
  /** Nobody may invoke this one. */
  notInvocable?: Trigger
  /** This one may be invoked by another pool only. */
  invocableByAnother?: Trigger
  /** What all of them run with instead. */
  settings?: Settings
  /** This one did not become active. */
  failed?: Trigger
  /** This one still runs the code before its last update. */
  notUpdated?: Trigger
  /** Variables of one of them that are not those of the others; undefined takes one away. */
  variables?: { readonly trigger: Trigger; readonly set: Record<string, string | undefined> }
  /** The caller may not use the key of the environment. */
  isEnvironmentHidden?: boolean
  /** Nobody may use it, the functions neither: it is switched off, or is to be deleted. */
  keyTrouble?: 'KMSDisabledException' | 'KMSInvalidStateException'
}
