import * as z from 'zod'

/** DynamoDB's typed attributes as plain values; what has another type fails to parse. */
export const TextAttribute = z.object({ S: z.string() }).transform(({ S }) => S)

export const NumberAttribute = z.object({ N: z.coerce.number() }).transform(({ N }) => N)

/** A set of texts; none yet is an empty one. */
export const TextsAttribute = z
  .object({ SS: z.array(z.string()) })
  .transform(({ SS }) => SS)
  .default([])

/** A log of times, epoch milliseconds, the newest first; no log yet is an empty one. */
export const TimesAttribute = z
  .object({ L: z.array(NumberAttribute) })
  .transform(({ L }) => L)
  .default([])
