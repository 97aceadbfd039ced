import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { requireCodeMode, requirePasswordMode } from '#lib/auth/require-mode.ts'
import { supportsCookies } from '#lib/http/cookie-support.ts'
import { isOwnOrigin } from '#lib/http/csrf.ts'
import { isFromScript, requestedPath, showAgain } from '#lib/http/redirects.ts'
import type { Result } from '#lib/result.ts'
import type { SignInMode } from '#lib/sign-in-mode.ts'
import type { Audience } from './audiences.ts'
import { type FormStates, forgetFlash, redirectWithState, withoutFlash } from './flash-state.ts'
import { interruptions, redirectToError } from './interruption.ts'
import { nextField, withNext } from './next-field.ts'
import { requireOwnPage } from './other-person.tsx'

type Anyone<Who> = { readonly find: (form: unknown) => Promise<Who>; readonly emailOf: 'anyone' }

type Options<Who> = {
  /** The mode that has this form; absent for both. */
  readonly mode?: SignInMode
  /** Whom the action is for. */
  readonly requires: Audience<Who> | Anyone<Who>
  /** The page of the form; the requested one when absent. */
  readonly page?: string
}

type FormOptions<Who, Input, State> = Options<Who> & {
  readonly states: FormStates<State>
  /** Reads what was posted, or says what the form shows instead. */
  readonly parse: (form: unknown, who: Who) => Result<Input, State> | Promise<Result<Input, State>>
}

type Call<Who> = {
  readonly who: Who
  /** Whatever was posted. */
  readonly form: unknown
  /** Where the visitor wanted to go, safe to redirect to. */
  readonly next: string
}

type FormCall<Who, Input, State> = Call<Who> & {
  readonly input: Input
  /** What the form showed when it was sent; undefined when it is not a valid state. */
  readonly before: State | undefined
}

type Task<Who, Outcome> = (call: Call<Who>, page: string) => Promise<Outcome>

/** For actions that are open to everyone. */
export const anyone: Anyone<undefined> = { find: async () => undefined, emailOf: 'anyone' }

/** For forms of nothing but a button. */
export function nothingToParse(): { readonly ok: true; readonly value: undefined } {
  return { ok: true, value: undefined }
}

/** Makes an action that redirects, or whose page shows what came of it. */
export function postAction<Who>(options: Options<Who>) {
  return (run: (call: Call<Who>) => Promise<void>) =>
    async (form: FormData): Promise<void> =>
      guarded(options, form, async (call, page) => {
        await run(call)
        await showAgain(page)
      })
}

/** Makes an action that redirects, or gives its form a state to show: `flashState()` has it on a page without script. */
export function formAction<Who, Input, State>(options: FormOptions<Who, Input, State>) {
  const { states, parse } = options
  return (run: (call: FormCall<Who, Input, State>) => Promise<State>) =>
    async (before: State, form: FormData): Promise<State> =>
      guarded(options, form, async (call, page) => {
        const canFlash = !(await isFromScript()) && (await supportsCookies())
        const parsed = await parse(form, call.who)
        const state = parsed.ok
          ? await run({ ...call, input: parsed.value, before: states.schema.safeParse(before).data })
          : parsed.error
        return canFlash ? redirectWithState(states, page, state) : state
      })
}

/**
 * What every action begins with. The proxy refuses other origins first; Next alone would believe `x-forwarded-host`. A page that was
 * left open may belong to a person who was in this browser before: its forms do nothing. An action that throws is answered by a page.
 */
async function guarded<Who, Outcome>(
  options: Options<Who>,
  form: unknown,
  task: Task<Who, Outcome>,
): Promise<Outcome> {
  if (!isOwnOrigin(await headers())) throw new Error('ForeignOrigin')
  // A page without script is left for another address, where it is not shown.
  if (await isFromScript()) await forgetFlash(interruptions)
  try {
    return await onItsPage(options, form, task)
  } catch (error) {
    // Redirects are thrown, too; and a page with script shows errors by itself.
    unstable_rethrow(error)
    if (await isFromScript()) throw error
    return redirectToError(error, form)
  }
}

async function onItsPage<Who, Outcome>(
  { mode, requires, page }: Options<Who>,
  form: unknown,
  task: Task<Who, Outcome>,
): Promise<Outcome> {
  if (mode === 'code') requireCodeMode()
  if (mode === 'password-and-code') requirePasswordMode()
  const who = await requires.find(form)
  const path = page ?? withoutFlash(await requestedPath())
  if (requires.emailOf !== 'anyone') await requireOwnPage(form, requires.emailOf(who), path)
  const next = nextField(form)
  return task({ who, form, next }, page === undefined ? path : withNext(page, next))
}
