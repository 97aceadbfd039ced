import { z } from 'zod'
import { invalidParameter } from './errors.ts'

/** The shapes that several operations share, with the lengths of the service's API model. */
export const shapes = {
  userPoolId: z.string().min(1).max(55),
  clientId: matching('[\\w+]+').min(1).max(128),
  clientSecret: matching('[\\w+]+').min(24).max(64),
  secretHash: z.string().min(1).max(128),
  username: matching('[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+').min(1).max(128),
  password: matching('^[\\S]+.*[\\S]+$').max(256),
  session: z.string().min(20).max(2048),
  confirmationCode: z.string().min(1).max(2048),
  token: z.string().min(1),
  groupName: matching('[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+').min(1).max(128),
  /** Of lists that are read page by page. */
  limit: z.int().min(0).max(60).default(60),
  pageToken: matching('[\\S]+').min(1).optional(),
  stringMap: z.record(z.string(), z.string()),
  attributes: z.array(z.object({ Name: z.string().min(1).max(32), Value: z.string().max(2048) })),
} as const

/** A text that matches a pattern from end to end; a refusal quotes the pattern as the service writes it. */
function matching(pattern: string): z.ZodString {
  return z.string().regex(new RegExp(`^(?:${pattern})$`, 'u'), { error: pattern })
}

/** Parses an operation's input, or throws what Cognito says about malformed requests. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(faultOf)
  const errors = faults.length === 1 ? 'error' : 'errors'
  throw invalidParameter(`${faults.length} validation ${errors} detected: ${faults.join('; ')}`)
}

function faultOf(issue: z.core.$ZodIssue): string {
  const path = pathOf(issue)
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return `Value null at '${path}' failed to satisfy constraint: Member must not be null`
  }
  return `${quoted(issue)} at '${path}' failed to satisfy constraint: ${constraintOf(issue)}`
}

/** A number that is out of its bounds is quoted; texts may be secret. */
function quoted(issue: z.core.$ZodIssue): string {
  const isBound = issue.code === 'too_small' || issue.code === 'too_big'
  return isBound && sizeOf(issue) === 'value' ? `Value '${issue.input}'` : 'Value'
}

function constraintOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return `Member must have ${sizeOf(issue)} greater than or equal to ${issue.minimum}`
    case 'too_big':
      return `Member must have ${sizeOf(issue)} less than or equal to ${issue.maximum}`
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${issue.message}`
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`
    default:
      return 'Member is not of the expected type'
  }
}

function sizeOf({ origin }: { origin: string }): 'value' | 'length' {
  return origin === 'string' || origin === 'array' ? 'length' : 'value'
}

/** Fields begin with a small letter, list items count from 1, keys of maps stay as they are. */
function pathOf({ path }: z.core.$ZodIssue): string {
  const parts = path.map((part, index) => {
    if (typeof part === 'number') return `${part + 1}.member`
    const isField = index === 0 || typeof path[index - 1] === 'number'
    return isField ? lowerFirst(String(part)) : String(part)
  })
  return parts.join('.')
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
