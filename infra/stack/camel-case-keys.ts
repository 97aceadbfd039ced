/** CloudFormation properties under CDK's names: `userPoolName` for `UserPoolName`. */
export type CamelCaseKeys<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Element)[]
    ? CamelCaseKeys<Element>[]
    : { [Name in keyof T & string as Uncapitalize<Name>]: CamelCaseKeys<T[Name]> }

/**
 * Renames the properties of `pool.ts` for CDK, whose types check them. CDK drops unknown names, so a test compares the
 * template with `pool.ts`.
 */
export function camelCaseKeys<T>(properties: T): CamelCaseKeys<T> {
  // A cast, because TypeScript cannot infer the type of renamed keys.
  return renamed(properties) as CamelCaseKeys<T>
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      renamed(inner),
    ]),
  )
}
