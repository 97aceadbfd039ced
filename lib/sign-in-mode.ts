import * as z from 'zod'

/** The variable that decides for the whole deployment; the pool, the triggers and the site all read it by this name. */
export const SIGN_IN_MODE = 'SIGN_IN_MODE'

/** `code`: the e-mailed code alone. `password-and-code`: a password, proven by SRP, and then the code. */
export const SignInModeSchema = z
  .enum(['code', 'password-and-code'], 'is neither code nor password-and-code')
  .default('code')

export type SignInMode = z.infer<typeof SignInModeSchema>
