import 'server-only'
import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { FLASH_SECONDS } from '#lib/limits.ts'
import { sealedCookie } from '#lib/session/sealed-cookie.ts'

/** What a form knows after it was sent: its name and the schema of its states. No password is in any of them. */
export type FormStates<State> = { readonly name: string; readonly schema: z.ZodType<State> }

export type Query = Readonly<Record<string, string | string[] | undefined>>

/** The query parameter that names the one state which this page is to show. */
const FLASH_PARAMETER = 'answer'

const cookie = sealedCookie('flash-state', z.object({ form: z.string(), id: z.uuid(), state: z.unknown() }))

/**
 * Post/redirect/get: seals the state for a moment and sends the browser to the page again. A reload then posts nothing, and
 * going back finds a page.
 */
export async function redirectWithState<State>(
  form: FormStates<State>,
  path: string,
  state: State,
): Promise<never> {
  const id = randomUUID()
  await cookie.write({ form: form.name, id, state }, epochSeconds(systemClock()) + FLASH_SECONDS)
  redirect(`${path}${path.includes('?') ? '&' : '?'}${FLASH_PARAMETER}=${id}`)
}

/** The state that the browser was sent here with; undefined on any other page. */
export async function flashState<State>(form: FormStates<State>, query: Query): Promise<State | undefined> {
  const kept = await cookie.read()
  if (kept?.form !== form.name || kept.id !== query[FLASH_PARAMETER]) return undefined
  return form.schema.safeParse(kept.state).data
}
