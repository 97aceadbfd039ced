import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { listenOnLoopback } from '../../local/loopback.ts'
import { element } from '../../local/ses/responses.ts'

export const ACCOUNT = '111122223333'

export type StackInAccount = {
  readonly status?: string
  readonly outputs?: Readonly<Record<string, string>>
  readonly isProtected?: boolean
  readonly template?: string
}

/** A stack that has only a change set: its template is empty until that is executed. */
export const IN_REVIEW: StackInAccount = { status: 'REVIEW_IN_PROGRESS', template: '' }

/**
 * An AWS account as far as the commands look at it: STS and CloudFormation in the Query protocol that the SDK and the CDK
 * CLI speak. Any other action is refused by name.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html
 */
export async function startAwsAccount() {
  const stacks = new Map<string, StackInAccount>()
  /** What a deployment makes of the stacks that it deploys. */
  const plans = new Map<string, () => StackInAccount>()
  const calls: string[] = []
  const refusals = new Map<string, Refusal>()

  const actions: Record<string, (form: URLSearchParams) => string> = {
    GetCallerIdentity: () =>
      element('Account', ACCOUNT) +
      element('Arn', `arn:aws:iam::${ACCOUNT}:user/anna`) +
      element('UserId', 'AIDA'),
    DescribeStacks: (form) => `<Stacks>${member(described(named(form), stack(form)))}</Stacks>`,
    GetTemplate: (form) => element('TemplateBody', stack(form).template ?? '{"Resources":{}}'),
    ListStackResources: (form) =>
      `<StackResourceSummaries>${resourcesIn(stack(form)).map(member).join('')}</StackResourceSummaries>`,
    // What a deployment comes down to; the recording CDK asks for it.
    CreateStack: (form) => {
      if (stacks.get(named(form))?.isProtected && stacks.get(named(form))?.status === 'ROLLBACK_COMPLETE') {
        throw refusal('ValidationError', `Stack [${named(form)}] cannot be deleted while it is protected`)
      }
      stacks.set(named(form), plans.get(named(form))?.() ?? {})
      return ''
    },
    UpdateTerminationProtection: (form) => {
      const isProtected = form.get('EnableTerminationProtection') === 'true'
      stacks.set(named(form), { ...stack(form), isProtected })
      return ''
    },
    DescribeStackEvents: () => '<StackEvents></StackEvents>',
    DeleteStack: (form) => {
      stacks.delete(named(form))
      return ''
    },
  }

  function stack(form: URLSearchParams): StackInAccount {
    const found = stacks.get(named(form))
    if (found !== undefined) return found
    throw refusal('ValidationError', `Stack with id ${form.get('StackName')} does not exist`)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request))
    const action = form.get('Action') ?? String(request.headers['x-amz-target'] ?? '')
    calls.push(action)
    try {
      if (request.headers.authorization === undefined) {
        throw refusal('MissingAuthenticationToken', 'Request is missing Authentication Token', 403)
      }
      const ordered = refusals.get(action)
      if (ordered !== undefined) throw ordered
      const act = actions[action]
      if (act === undefined) throw refusal('InvalidAction', `There is no action ${action} here`)
      const result = `<${action}Result>${act(form)}</${action}Result>`
      send(response, 200, `<${action}Response>${result}</${action}Response>`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const inner =
        element('Type', 'Sender') + element('Code', error.code) + element('Message', error.message)
      send(response, error.status, `<ErrorResponse><Error>${inner}</Error></ErrorResponse>`)
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
  const { url, close } = await listenOnLoopback(server, 0)
  return {
    ...{ url, close, stacks, plans },
    /** The actions that were asked for, in order. */
    calls,
    /** From now on an action is refused. */
    refuses: (action: string, code: string, message: string, status = 400) => {
      refusals.set(action, refusal(code, message, status))
    },
  }
}

class Refusal extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status: number) {
    super(message)
    this.code = code
    this.status = status
  }
}

function refusal(code: string, message: string, status = 400): Refusal {
  return new Refusal(code, message, status)
}

/** A stack may be named by its id, too. */
function named(form: URLSearchParams): string {
  const name = form.get('StackName') ?? ''
  return /:stack\/([^/]+)\//.exec(name)?.[1] ?? name
}

function described(name: string, stack: StackInAccount): string {
  const outputs = Object.entries(stack.outputs ?? {}).map(([key, value]) =>
    member(element('OutputKey', key) + element('OutputValue', value)),
  )
  return [
    element('StackName', name),
    element('StackId', `arn:aws:cloudformation:eu-central-1:${ACCOUNT}:stack/${name}/1`),
    element('StackStatus', stack.status ?? 'CREATE_COMPLETE'),
    element('CreationTime', '2026-01-02T00:00:00Z'),
    element('EnableTerminationProtection', stack.isProtected ?? false),
    `<Outputs>${outputs.join('')}</Outputs>`,
  ].join('')
}

const TemplateSchema = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) })

/** The resources of the template, with made-up physical ids. */
function resourcesIn({ template }: StackInAccount): string[] {
  const { Resources } = TemplateSchema.parse(JSON.parse(template || '{"Resources":{}}'))
  return Object.entries(Resources).map(([logicalId, { Type }]) =>
    [
      element('LogicalResourceId', logicalId),
      element('PhysicalResourceId', `the-${logicalId}`),
      element('ResourceType', Type),
      element('ResourceStatus', 'CREATE_COMPLETE'),
      element('LastUpdatedTimestamp', '2026-01-02T00:00:00Z'),
    ].join(''),
  )
}

function member(inner: string): string {
  return `<member>${inner}</member>`
}

function send(response: ServerResponse, status: number, body: string): void {
  // A connection that is kept may be closed just when the next request is under way, and nothing here is tried twice.
  response.writeHead(status, { 'content-type': 'text/xml', connection: 'close' }).end(body)
}
