import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const ResourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
})

const TemplateSchema = z.object({
  Resources: z.record(z.string(), ResourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
})

/** Which folders are uploaded, by the hash that their key in S3 begins with. */
const AssetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })),
})

const CodeSchema = z.object({ S3Key: z.string() })

export type Resource = z.infer<typeof ResourceSchema> & { readonly logicalId: string }

type Parts = {
  readonly resources: readonly Resource[]
  readonly outputs: Readonly<Record<string, unknown>>
  readonly codeFolders: Readonly<Record<string, string>>
}

/** A synthesised template, as CloudFormation would be given it. */
export class Template {
  readonly resources: readonly Resource[]
  /** What the stack tells, by name, as it stands in the template. */
  readonly outputs: Readonly<Record<string, unknown>>
  readonly #codeFolders: Readonly<Record<string, string>>

  private constructor({ resources, outputs, codeFolders }: Parts) {
    this.resources = resources
    this.outputs = outputs
    this.#codeFolders = codeFolders
  }

  static async read(file: string): Promise<Template> {
    const { Resources, Outputs } = TemplateSchema.parse(await readJson(file))
    const { files } = AssetsSchema.parse(await readJson(file.replace(/\.template\.json$/, '.assets.json')))
    const folders = Object.entries(files).map(([hash, { source }]) => [
      hash,
      join(dirname(file), source.path),
    ])
    return new Template({
      resources: Object.entries(Resources).map(([logicalId, rest]) => ({ logicalId, ...rest })),
      outputs: Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, Value])),
      codeFolders: Object.fromEntries(folders),
    })
  }

  /** The same with other properties in all resources of a type. */
  with(type: string, change: (properties: Resource['Properties']) => object): Template {
    const resources = this.resources.map((resource) =>
      resource.Type === type ? { ...resource, Properties: { ...change(resource.Properties) } } : resource,
    )
    return new Template({ resources, outputs: this.outputs, codeFolders: this.#codeFolders })
  }

  /** The same without the resources of a type. */
  without(type: string): Template {
    const resources = this.resources.filter((resource) => resource.Type !== type)
    return new Template({ resources, outputs: this.outputs, codeFolders: this.#codeFolders })
  }

  all(type: string): Resource[] {
    return this.resources.filter((resource) => resource.Type === type)
  }

  /** The one resource of a type. Throws when there are none, or several. */
  only(type: string): Resource {
    const [resource, ...more] = this.all(type)
    if (resource === undefined || more.length > 0) throw new Error(`Not exactly one ${type}`)
    return resource
  }

  get(logicalId: string): Resource {
    const resource = this.resources.find((each) => each.logicalId === logicalId)
    if (resource === undefined) throw new Error(`The template has no ${logicalId}`)
    return resource
  }

  /** The folder that a function's code is uploaded from. */
  codeFolder({ Properties }: Resource): string {
    const { S3Key } = CodeSchema.parse(Properties['Code'])
    const folder = this.#codeFolders[S3Key.replace(/\.zip$/, '')]
    if (folder === undefined) throw new Error(`Nothing is uploaded as ${S3Key}`)
    return folder
  }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}
