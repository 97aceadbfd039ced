/** A code of the same length that is not the given one; different for every `variant` below the last digit's nine. */
export function wrongFor(code: string | undefined, variant = 1): string {
  if (code === undefined) throw new Error('no code was mailed')
  const last = (Number(code.at(-1)) + 1 + (variant % 9)) % 10
  return `${code.slice(0, -1)}${last}`
}
