import 'server-only'
import type { NextRequest, NextResponse } from 'next/server'
import { z } from 'zod'
import { logError } from '#lib/auth/log.ts'
import { requestedPathOf } from '#lib/http/canonical-host.ts'
import { textField } from '#lib/http/form-field.ts'
import { requestedPath, safeRedirect } from '#lib/http/redirects.ts'
import { flashState, type Query, redirectWithState, responseWithState, withSameFlash } from './flash-state.ts'
import { KEPT_FIELDS } from './kept-fields.ts'

const TypedSchema = z.object({ email: z.string(), code: z.string(), name: z.string() })

/** Why a form came to nothing, through no fault of the visitor, and what they had typed into it. */
export const interruptions = {
  name: 'interruption',
  schema: z.discriminatedUnion('reason', [
    z.object({ reason: z.literal('updated'), typed: TypedSchema }),
    z.object({ reason: z.literal('failed'), typed: TypedSchema, page: z.string(), errorId: z.string() }),
  ]),
}

type Typed = z.infer<typeof TypedSchema>

/** What the visitor had typed when their form came to nothing; undefined where that was nothing, and on any other page. */
export async function typedBefore(field: keyof Typed, query: Query): Promise<string | undefined> {
  const typed = (await flashState(interruptions, query))?.typed[field]
  return typed === '' ? undefined : typed
}

/** Leads a form of an older build to its page of this one, in the proxy: docs/decisions/0036 */
export async function answerOlderPage(request: NextRequest, form: FormData): Promise<NextResponse> {
  const path = safeRedirect(requestedPathOf(request))
  return responseWithState(interruptions, path, { reason: 'updated', typed: typedInto(form) })
}

/**
 * Ends an action that threw, on a page without script: Next would answer with a bare line of text. What was thrown is logged under an
 * id, which is all that the page says of it.
 */
export async function redirectToError(error: unknown, form: unknown): Promise<never> {
  const errorId = logError(error)
  const [path = '/'] = (await requestedPath()).split('?')
  return redirectWithState(interruptions, '/went-wrong', {
    reason: 'failed',
    typed: typedInto(form),
    page: path,
    errorId,
  })
}

/** What an action that threw left for its page: the id, and where the form is, which shows what was typed. */
export async function failureOn(query: Query): Promise<{ errorId: string; page: string } | undefined> {
  const failure = await flashState(interruptions, query)
  if (failure?.reason !== 'failed') return undefined
  return { errorId: failure.errorId, page: withSameFlash(failure.page, query) }
}

function typedInto(form: unknown): Typed {
  const typed = (name: keyof Typed) => textField(form, name, KEPT_FIELDS[name])
  return { email: typed('email'), code: typed('code'), name: typed('name') }
}
