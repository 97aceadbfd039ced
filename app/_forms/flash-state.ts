import 'server-only'
import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { NextResponse } from 'next/server'
import { z } from 'zod'
import { epochSeconds, systemClock } from '#lib/clock.ts'
import { siteEnvironment } from '#lib/env.ts'
import { FLASH_PARAMETER } from '#lib/http/form-field.ts'
import { FLASH_SECONDS } from '#lib/limits.ts'
import { sealedCookie, withFixedExpiry } from '#lib/session/sealed-cookie.ts'

/** What a form knows after it was sent: its name and the schema of its states. No password is in any of them. */
export type FormStates<State> = { readonly name: string; readonly schema: z.ZodType<State> }

export type Query = Readonly<Record<string, string | string[] | undefined>>

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
  const flash = flashFor(form, path, state)
  await cookie.write(flash.value, flash.expiresAtSeconds)
  redirect(flash.path)
}

/** The same as a response of the proxy. */
export async function responseWithState<State>(
  form: FormStates<State>,
  path: string,
  state: State,
): Promise<NextResponse> {
  const flash = flashFor(form, path, state)
  const response = NextResponse.redirect(new URL(flash.path, siteEnvironment().appOrigin), 303)
  response.cookies.set(withFixedExpiry(await cookie.toSet(flash.value, flash.expiresAtSeconds)))
  return response
}

function flashFor<State>({ name }: FormStates<State>, path: string, state: State) {
  const id = randomUUID()
  return {
    path: withFlash(path, id),
    value: { form: name, id, state },
    expiresAtSeconds: epochSeconds(systemClock()) + FLASH_SECONDS,
  }
}

/** The path of another page that shows the same state as this one. */
export function withSameFlash(path: string, query: Query): string {
  return withFlash(path, String(query[FLASH_PARAMETER]))
}

/** The path of the same page that shows no state. */
export function withoutFlash(path: string): string {
  const url = new URL(path, siteEnvironment().appOrigin)
  url.searchParams.delete(FLASH_PARAMETER)
  return url.pathname + url.search
}

function withFlash(path: string, id: string): string {
  const url = new URL(path, siteEnvironment().appOrigin)
  url.searchParams.set(FLASH_PARAMETER, id)
  return url.pathname + url.search
}

/** Forgets the state of a form, if it is the one that is kept: a page that is rendered in place does not show it again. */
export async function forgetFlash({ name }: FormStates<unknown>): Promise<void> {
  if ((await cookie.read())?.form === name) await cookie.destroy()
}

/** The state that the browser was sent here with; undefined on any other page. */
export async function flashState<State>(form: FormStates<State>, query: Query): Promise<State | undefined> {
  const kept = await cookie.read()
  if (kept?.form !== form.name || kept.id !== query[FLASH_PARAMETER]) return undefined
  return form.schema.safeParse(kept.state).data
}
