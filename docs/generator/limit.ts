/** One row of `docs/limits.md`. */
export type Limit = {
  readonly what: string
  /** The number with its unit, made from the constant that the code uses. */
  readonly limit: string
  readonly why: string
  /** The files that keep it, as paths from the root. */
  readonly keptIn: readonly string[]
}
