import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'
import { z } from 'zod'

const TemplateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
})

type Specification = Awaited<ReturnType<typeof loadAwsServiceSpec>>
type Properties = ReturnType<typeof resourcesOf>[number]['properties']
type PropertyType = Properties[string]['type']

/** It is large: once for all that ask. */
const loaded = loadAwsServiceSpec()

/**
 * What of a template CloudFormation would refuse, by AWS's own specification of its resources: types and properties that
 * there are not, values of another kind, and required properties that are missing, each with its path.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-resource-specification.html
 */
export async function specificationFaults(template: unknown): Promise<string[]> {
  const specification = await loaded
  const { Resources } = TemplateSchema.parse(template)
  return Object.entries(Resources).flatMap(([logicalId, { Type, Properties }]) => {
    const [resource] = resourcesOf(specification, Type)
    if (resource === undefined) return [`${logicalId}: there is no type ${Type}`]
    return inProperties(specification, resource.properties, Properties, logicalId)
  })
}

function resourcesOf(specification: Specification, type: string) {
  return specification.lookup('resource', 'cloudFormationType', 'equals', type)
}

function inProperties(
  specification: Specification,
  known: Properties,
  given: object,
  path: string,
): string[] {
  const missing = Object.entries(known)
    .filter(([name, { required }]) => required && !(name in given))
    .map(([name]) => `${path}.${name} is missing`)
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const property = Object.hasOwn(known, name) ? known[name] : undefined
    if (property === undefined) return [`There is no ${path}.${name}`]
    const types = [property.type, ...(property.previousTypes ?? [])]
    return inValue(specification, { type: 'union', types }, value, `${path}.${name}`)
  })
  return [...missing, ...wrong]
}

/** Of several types that a value may have, the one that it fits best has the say. */
function inValue(specification: Specification, type: PropertyType, value: unknown, path: string): string[] {
  const within = (inner: PropertyType, part: unknown, name: string) =>
    inValue(specification, inner, part, `${path}.${name}`)
  if (isIntrinsic(value)) return []
  switch (type.type) {
    case 'union':
      return type.types
        .map((each) => inValue(specification, each, value, path))
        .reduce((best, other) => (other.length < best.length ? other : best))
    case 'array':
      if (!Array.isArray(value)) return [`${path} is no list`]
      return value.flatMap((element, index) => within(type.element, element, String(index)))
    case 'map':
      if (!isObject(value)) return [`${path} is no object`]
      return Object.entries(value).flatMap(([name, part]) => within(type.element, part, name))
    case 'ref':
      if (!isObject(value)) return [`${path} is no object`]
      return inProperties(
        specification,
        specification.get('typeDefinition', type.reference).properties,
        value,
        path,
      )
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? [] : [`${path} is no tag`]
    case 'json':
      return isObject(value) ? [] : [`${path} is no object`]
    default:
      return isPrimitive(type, value) ? [] : [`${path} is no ${type.type}: ${JSON.stringify(value)}`]
  }
}

function isPrimitive(type: PropertyType, value: unknown): boolean {
  const allowed = 'allowedValues' in type ? type.allowedValues : undefined
  if (allowed !== undefined && !allowed.some((each) => each === value)) return false
  switch (type.type) {
    case 'integer':
      return Number.isInteger(value)
    case 'number':
    case 'boolean':
      return typeof value === type.type
    case 'null':
      return value === null
    default:
      return typeof value === 'string'
  }
}

/** CloudFormation puts in the value when it deploys. */
function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false
  const [name = '', ...more] = Object.keys(value)
  return more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
