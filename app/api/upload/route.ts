import { createHash } from 'node:crypto'
import { requireOwnOrigin } from '#lib/auth/own-origin.ts'
import { currentUser } from '#lib/auth/session.ts'
import { apiAnswer, apiError, readBody, readPieces } from '#lib/http/api.ts'
import { openRoutes, otherMethods } from '#lib/http/open-routes.ts'
import { postedForm } from '#lib/http/posted-form.ts'
import { ok, type Result, refused } from '#lib/result.ts'

const { maxBodyBytes } = openRoutes['/api/upload']

/** What a file of each type begins with, in hexadecimal. Its name and the type that a browser sends along prove nothing. */
const BEGINNINGS = {
  'application/pdf': '255044462d',
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e470d0a1a0a',
} as const
const BEGINNING_BYTES = 8

/**
 * Takes a file of the signed-in person, as the body of a `fetch` or in the field `file` of a form, and answers its type, its size in
 * bytes and its SHA-256. An example: it keeps nothing. docs/api-routes.md tells where the pieces would go to S3.
 */
export async function POST(request: Request): Promise<Response> {
  const own = requireOwnOrigin(request)
  if (!own.ok) return apiError(403, own.error)
  const user = await currentUser()
  if (user === null) return apiError(401, 'signed-out')
  const file = await fileIn(request)
  if (!file.ok) return apiError(file.error === 'too-long' ? 413 : 400, file.error)

  const hash = createHash('sha256')
  let beginning = Buffer.alloc(0)
  const read = await readPieces(file.value, maxBodyBytes, (piece) => {
    beginning = Buffer.concat([beginning, piece.subarray(0, BEGINNING_BYTES)]).subarray(0, BEGINNING_BYTES)
    hash.update(piece)
  })
  if (!read.ok) return apiError(413, read.error)
  const type = typeOf(beginning)
  if (type === undefined) return apiError(415, 'unsupported-type')
  return apiAnswer(201, { type, bytes: read.value, sha256: hash.digest('hex') })
}

export const { GET, OPTIONS, PUT, PATCH, DELETE } = otherMethods(openRoutes['/api/upload'])

async function fileIn(request: Request): Promise<Result<Request | Response, 'too-long' | 'no-file'>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) return ok(request)
  const body = await readBody(request, maxBodyBytes)
  if (!body.ok) return body
  const file = (await postedForm(body.value, type))?.form.get('file')
  return file instanceof File ? ok(new Response(file)) : refused('no-file')
}

function typeOf(beginning: Buffer): string | undefined {
  const hex = beginning.toString('hex')
  return Object.entries(BEGINNINGS).find(([, expected]) => hex.startsWith(expected))?.[0]
}
