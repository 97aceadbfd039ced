import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { perTrigger } from '../per-trigger.ts'
import type { SignInApp } from '../sign-in-app.ts'
import { build } from './synthesise.ts'

/** Every way to deploy. */
export const DEPLOYMENTS = [
  { stage: 'dev', signInMode: 'code' },
  { stage: 'dev', signInMode: 'password-and-code' },
  { stage: 'prod', signInMode: 'code' },
  { stage: 'prod', signInMode: 'password-and-code' },
] as const

/** The stacks of a deployment, with functions that hold nothing. */
export async function stacks(given: Record<string, string> = {}): Promise<SignInApp> {
  const folder = await mkdtemp(join(tmpdir(), 'stack-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const bundle = join(folder, 'bundle')
  await mkdir(bundle)
  await writeFile(join(bundle, 'index.mjs'), 'export const handler = () => {}')
  return build(
    given,
    perTrigger(() => bundle),
    join(folder, 'cdk.out'),
  )
}

/** The template of the stack that signs people in. */
export async function templateOf(given: Record<string, string> = {}): Promise<Template> {
  return Template.fromStack((await stacks(given)).signIn)
}

const ResourceSchema = z.looseObject({
  Properties: z.record(z.string(), z.unknown()),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
})

/** All resources of a type, by their logical ids. */
export function resources(template: Template, type: string) {
  return z.record(z.string(), ResourceSchema).parse(template.findResources(type))
}

/** The one resource of a type. */
export function only(template: Template, type: string) {
  const [resource, ...more] = Object.values(resources(template, type))
  if (resource === undefined || more.length > 0) throw new Error(`Not exactly one ${type}`)
  return resource
}
