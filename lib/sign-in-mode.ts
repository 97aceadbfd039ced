import * as z from 'zod'

/** One variable for the whole deployment: pool, triggers and site all read it. */
export const SIGN_IN_MODE = 'SIGN_IN_MODE'

/** `code`: the emailed code alone. `password-and-code`: a password, proven by SRP, then the code. */
export const SignInModeSchema = z
  .enum(['code', 'password-and-code'], 'is neither code nor password-and-code')
  .default('code')

export type SignInMode = z.infer<typeof SignInModeSchema>
