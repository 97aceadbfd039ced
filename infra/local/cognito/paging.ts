import { randomUUID } from 'node:crypto'
import { invalidParameter } from './errors.ts'

/** What a token begins with when it is decoded. */
const AFTER = 'after '

type Asked = { readonly limit: number; readonly token: string | undefined }

/**
 * One page of a list, in the order of its keys, and the token of the next page; undefined on the last one. The token,
 * opaque to callers, is the last key of the page, so that no item is skipped when others come or go in between.
 * Throws InvalidParameterException for a limit of 0, which the model allows, and for a token that is none.
 * @see https://github.com/aws/aws-sdk-js/issues/2193
 */
export function pageOf<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  { limit, token }: Asked,
): { page: T[]; next: string | undefined } {
  if (limit === 0) {
    throw invalidParameter(
      "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    )
  }
  const after = token === undefined ? '' : keyIn(token)
  const rest = [...items]
    .filter((item) => keyOf(item) > after)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return { page, next: last === undefined || rest.length <= limit ? undefined : tokenFor(keyOf(last)) }
}

function tokenFor(key: string): string {
  return Buffer.from(AFTER + key).toString('base64url')
}

function keyIn(token: string): string {
  const text = Buffer.from(token, 'base64url').toString()
  if (text.startsWith(AFTER)) return text.slice(AFTER.length)
  throw invalidParameter(`Paging marker ${token} is invalid for request ${randomUUID()}`)
}
