import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { isDevelopment } from '#lib/env.ts'

/** The form that a page without script posted, with the names of its actions; undefined when it cannot be read. */
export async function postedForm(body: Uint8Array<ArrayBuffer>, contentType: string) {
  const form = await new Response(body, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined)
  const actions = form === undefined ? undefined : actionsIn(form)
  return form === undefined || actions === undefined ? undefined : { form, actions }
}

/**
 * React names the action of a form in the name of a field. Where the action has a state, too, that field refers to others, with JSON.
 * @see https://github.com/facebook/react/blob/main/packages/react-server/src/ReactFlightActionServer.js
 */
function actionsIn(form: FormData): string[] | undefined {
  const actions: string[] = []
  for (const name of form.keys()) {
    const [, kind, rest = ''] = /^\$ACTION_(ID|REF)_(.*)$/.exec(name) ?? []
    if (kind === undefined) continue
    const action = kind === 'ID' ? rest : actionWithState(form, rest)
    if (action === undefined) return undefined
    actions.push(action)
  }
  return actions
}

const ActionSchema = z.object({ id: z.string(), bound: z.string().startsWith('$@') })

function actionWithState(form: FormData, prefix: string): string | undefined {
  const action = ActionSchema.safeParse(fromJson(form.get(`$ACTION_${prefix}:0`)))
  if (!action.success) return undefined
  const { id, bound } = action.data
  const state = fromJson(form.get(`$ACTION_${prefix}:${bound.slice('$@'.length)}`))
  return state === undefined ? undefined : id
}

function fromJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value))
  } catch {
    return undefined
  }
}

/** True for a form of this build; true for any other one, too, where the names of this build's actions cannot be read. */
export async function areOurActions(actions: readonly string[]): Promise<boolean> {
  // Development names actions as it compiles them.
  if (isDevelopment()) return true
  ours ??= namesOfActions()
  const names = await ours
  if (names === undefined) return true
  return actions.length > 0 && actions.every((action) => names.has(action))
}

let ours: Promise<ReadonlySet<string> | undefined> | undefined

const ManifestSchema = z.object({ node: z.record(z.string(), z.unknown()) })

async function namesOfActions(): Promise<ReadonlySet<string> | undefined> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), '.next/server/server-reference-manifest.json')
  const manifest = ManifestSchema.safeParse(fromJson(await readFile(file, 'utf8').catch(() => undefined)))
  return manifest.success ? new Set(Object.keys(manifest.data.node)) : undefined
}
