import { MAX_EMAIL_LENGTH, MAX_KEPT_CODE_LENGTH, MAX_NAME_LENGTH } from '#lib/limits.ts'

/**
 * The fields whose text outlives a form that came to nothing, each with how much of it is kept. Passwords are not among them.
 * Apart from their server side, because a page's script knows them, too.
 */
export const KEPT_FIELDS = {
  email: MAX_EMAIL_LENGTH,
  code: MAX_KEPT_CODE_LENGTH,
  name: MAX_NAME_LENGTH,
} as const
