/** A property whose deployed value is not the expected one. */
export type Difference = { readonly path: string; readonly deployed: unknown; readonly expected: unknown }

/**
 * All differing properties, by path. Properties without an expected value are ignored, because AWS adds defaults. Lists must
 * be equal: strings in any order, objects with a \`Name\` by their names, others by index.
 */
export function differences(expected: unknown, deployed: unknown, path = ''): Difference[] {
  if (isWords(expected) && isWords(deployed)) {
    const isSame = [...expected].sort().join() === [...deployed].sort().join()
    return isSame ? [] : [{ path, deployed, expected }]
  }
  const inside = entries(expected)
  const there = entries(deployed)
  if (inside === undefined || there === undefined) {
    return expected === deployed ? [] : [{ path, deployed, expected }]
  }
  const names = [...inside.keys(), ...(Array.isArray(expected) ? there.keys() : [])]
  return [...new Set(names)].flatMap((name) =>
    differences(inside.get(name), there.get(name), path === '' ? name : `${path}.${name}`),
  )
}

/** `RefreshTokenRotation.Feature is "DISABLED", not "ENABLED"` */
export function describeDifference({ path, deployed, expected }: Difference): string {
  if (expected === undefined) return `${path} is ${JSON.stringify(deployed)}, but should not be there`
  if (deployed === undefined) return `${path} is not set, but should be ${JSON.stringify(expected)}`
  return `${path} is ${JSON.stringify(deployed)}, not ${JSON.stringify(expected)}`
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string')
}

function entries(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  return new Map(value.map((element: unknown, index) => [nameOf(element) ?? String(index), element]))
}

function nameOf(element: unknown): string | undefined {
  if (typeof element !== 'object' || element === null || !('Name' in element)) return undefined
  return typeof element.Name === 'string' ? element.Name : undefined
}
