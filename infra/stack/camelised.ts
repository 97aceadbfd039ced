/** A CloudFormation property tree under the names that CDK's own constructs have for it: `UserPoolName` is `userPoolName`. */
export type Camelised<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Element)[]
    ? Camelised<Element>[]
    : { [Name in keyof T & string as Uncapitalize<Name>]: Camelised<T[Name]> }

/**
 * Renames the properties of `pool.ts` for CDK, so that the pool stays written once and the compiler checks it against
 * what AWS takes. CDK drops names that it does not know: a test compares the template with `pool.ts` again.
 */
export function camelised<T>(properties: T): Camelised<T>
export function camelised(properties: unknown): unknown {
  if (Array.isArray(properties)) return properties.map((element: unknown) => camelised(element))
  if (typeof properties !== 'object' || properties === null) return properties
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      camelised(value),
    ]),
  )
}
