import 'server-only'
import { NextResponse } from 'next/server'
import type { z } from 'zod'
import { ok, type Result, refused } from '#lib/result.ts'
import { DATA_HEADERS } from './security-headers.ts'

/*
 * What route handlers, which answer programs, share. docs/api-routes.md
 */

/** JSON that no cache keeps, and that no browser shows as a page. */
export function apiAnswer(status: number, body: unknown, headers: Record<string, string> = {}): NextResponse {
  return NextResponse.json(body, { status, headers: { ...DATA_HEADERS, ...headers } })
}

/** `{ "error": "literal-code" }` */
export function apiError(status: number, error: string, headers?: Record<string, string>): NextResponse {
  return apiAnswer(status, { error }, headers)
}

/** A request; or the answer that would bring a file. */
type Message = Pick<Request, 'headers' | 'body'>

export function announcesMore({ headers }: Pick<Request, 'headers'>, maxBytes: number): boolean {
  return Number(headers.get('content-length')) > maxBytes
}

/**
 * Reads a body piece by piece, so that a long one is never held as a whole.
 * @param maxBytes of the body; of a longer one nothing is read where it announces its length, else the rest is dropped
 * @param take gets each piece
 * @returns how many bytes it had
 */
export async function readPieces(
  message: Message,
  maxBytes: number,
  take: (piece: Uint8Array) => void | Promise<void> = () => {},
): Promise<Result<number, 'too-long'>> {
  if (announcesMore(message, maxBytes)) return refused('too-long')
  const reader = message.body?.getReader()
  let bytes = 0
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    bytes += read.value.length
    if (bytes > maxBytes) {
      void dropRest(reader)
      return refused('too-long')
    }
    await take(read.value)
  }
  return ok(bytes)
}

/** Left unread, the rest would block the connection, which the sender uses again; cancelled, it would end it before the answer. */
async function dropRest(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  try {
    while ((await reader?.read())?.done === false);
  } catch {
    // The sender left.
  }
}

/** All of a body of at most this many bytes, as it came. */
export async function readBody(
  message: Message,
  maxBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, 'too-long'>> {
  const pieces: Uint8Array[] = []
  const read = await readPieces(message, maxBytes, (piece) => void pieces.push(piece))
  return read.ok ? ok(new Uint8Array(Buffer.concat(pieces))) : read
}

/** Why a body is no JSON of the shape that a route takes, and the status that says so. */
export const JSON_FAULTS = { 'unsupported-type': 415, 'too-long': 413, unreadable: 400 } as const

/**
 * Reads a body of JSON, in UTF-8. A page of another site can send this type only after a preflight, which this site allows no one.
 * @param maxBytes of the body
 */
export async function readJson<T>(
  message: Message,
  maxBytes: number,
  schema: z.ZodType<T>,
): Promise<Result<T, keyof typeof JSON_FAULTS>> {
  const type = message.headers.get('content-type') ?? ''
  if (!/^application\/json *(;|$)/i.test(type)) return refused('unsupported-type')
  const body = await readBody(message, maxBytes)
  if (!body.ok) return body
  const parsed = schema.safeParse(fromJson(body.value))
  return parsed.success ? ok(parsed.data) : refused('unreadable')
}

function fromJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
