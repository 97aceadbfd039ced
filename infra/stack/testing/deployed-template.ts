import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { CloudAssembly } from 'aws-cdk-lib/cx-api'
import { inject } from 'vitest'
import { z } from 'zod'
import type { SignInMode } from '../../../lib/sign-in-mode.ts'
import type { Stage } from '../stage.ts'
import type { Variant } from './deployments.ts'

/** Every way to deploy. */
export const DEPLOYMENTS = [
  { stage: 'dev', signInMode: 'code' },
  { stage: 'dev', signInMode: 'password-and-code' },
  { stage: 'prod', signInMode: 'code' },
  { stage: 'prod', signInMode: 'password-and-code' },
] as const

const ResourceSchema = z.looseObject({
  Properties: z.record(z.string(), z.unknown()),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
})
type Resource = z.infer<typeof ResourceSchema>

/** The template of the stack that signs people in, as it was synthesised with its bundles. */
export function deployedTemplate(stage: Stage, signInMode: SignInMode = 'code'): Template {
  return Template.fromString(readFileSync(inject('templates')[stage][signInMode], 'utf8'))
}

/** What the CDK CLI is given to deploy that: the stacks, their order, and how they are protected. */
export function deployedAssembly(stage: Stage): CloudAssembly {
  return new CloudAssembly(dirname(inject('templates')[stage].code))
}

/** The same of a deployment that was told more. */
export function extraAssembly(extra: Variant): CloudAssembly {
  return new CloudAssembly(inject('extras')[extra])
}

/** All resources of a type, by their logical ids. */
export function resources(template: Template, type: string): Record<string, Resource> {
  return z.record(z.string(), ResourceSchema).parse(template.findResources(type))
}

/** The logical id of the function that operators invoke. */
export function peopleFunctionId(template: Template): string {
  return Object.keys(resources(template, 'AWS::Lambda::Function')).find(isPeople) ?? 'none'
}

/** The functions of the triggers, by their logical ids. */
export function triggerFunctions(template: Template): Record<string, Resource> {
  const functions = Object.entries(resources(template, 'AWS::Lambda::Function'))
  return Object.fromEntries(functions.filter(([id]) => !isPeople(id)))
}

function isPeople(logicalId: string): boolean {
  return logicalId.startsWith('People')
}

/** The one resource of a type, and its logical id. */
export function only(template: Template, type: string): Resource & { readonly logicalId: string } {
  const [found, ...more] = Object.entries(resources(template, type))
  if (found === undefined || more.length > 0) throw new Error(`Not exactly one ${type}`)
  const [logicalId, resource] = found
  return { ...resource, logicalId }
}
