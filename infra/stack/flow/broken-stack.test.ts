import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type StartedStack, startedStack } from './started-stack.ts'
import type { Template } from './template.ts'

const ANNA = 'anna@example.com'
const FUNCTION = 'AWS::Lambda::Function'
const CLIENT = 'AWS::Cognito::UserPoolClient'

type Broken = {
  readonly what: string
  readonly by: (template: Template) => Template
  readonly message: string
}

/** What a deployment must not lack, each with what its first user would meet. */
const BROKEN: Broken[] = [
  {
    what: 'a client without a secret',
    by: (template) => template.with(CLIENT, ({ GenerateSecret: _, ...rest }) => rest),
    message: 'is not configured with secret but SECRET_HASH was received',
  },
  {
    what: 'a client without custom authentication',
    by: (template) => template.with(CLIENT, (rest) => ({ ...rest, ExplicitAuthFlows: [] })),
    message: 'CUSTOM_AUTH is not enabled for the client',
  },
  {
    what: 'functions without CODE_SECRET',
    by: withVariables(({ CODE_SECRET: _, ...rest }) => rest),
    message: 'Missing or malformed: CODE_SECRET',
  },
  {
    what: 'functions that mail as somebody else',
    by: withVariables((rest) => ({ ...rest, MAIL_FROM: 'ceo@example.com' })),
    message: 'failed',
  },
  {
    what: 'functions with the name of another table',
    by: withVariables((rest) => ({ ...rest, TABLE_NAME: 'not-of-the-template' })),
    message: 'is not authorized to perform: dynamodb:GetItem',
  },
  {
    what: 'roles without rights',
    by: (template) => template.with('AWS::IAM::Role', ({ Policies: _, ...rest }) => rest),
    message: 'is not authorized to perform: dynamodb:GetItem',
  },
  {
    what: 'a pool that may not invoke its triggers',
    by: (template) => template.without('AWS::Lambda::Permission'),
    message: 'AccessDeniedException',
  },
  {
    what: 'functions without time',
    by: (template) => template.with(FUNCTION, (rest) => ({ ...rest, Timeout: 0.001 })),
    message: 'Task timed out',
  },
]

describe('nobody signs in to a stack with', () => {
  it.each(BROKEN)('$what', async ({ by, message }) => {
    await expect(signUpAndIn(await startedStack('code', by))).rejects.toThrow(message)
  })
})

it('a client that tells who has an account shows it', async () => {
  const { caller } = await startedStack('code', (template) =>
    template.with(CLIENT, ({ PreventUserExistenceErrors: _, ...rest }) => rest),
  )
  await expect(caller.challenge('nobody@example.com')).rejects.toThrow('User does not exist.')
})

it('a right to send without its condition would mail as anybody', async () => {
  const somebodyElse = withVariables((rest) => ({ ...rest, MAIL_FROM: 'ceo@example.com' }))
  const stack = await startedStack('code', (template) => somebodyElse(withoutConditions(template)))
  await signUpAndIn(stack)
  expect(stack.mail.inbox.messages(ANNA)[0]?.from).toBe('ceo@example.com')
})

it('the lack of the right to mark addresses as verified stands in the log', async () => {
  const stack = await startedStack('code', (template) => template.without('AWS::IAM::Policy'))
  await signUpAndIn(stack)
  expect(stack.lines.at(-1)).toContain('"outcome":"not-marked: AccessDeniedException"')
})

async function signUpAndIn({ caller, codeFor }: StartedStack): Promise<void> {
  await caller.signUp(ANNA)
  const { Session, ChallengeParameters } = await caller.start(ANNA)
  if (ChallengeParameters['delivery'] !== 'sent') throw new Error(ChallengeParameters['delivery'])
  const { AuthenticationResult } = await caller.respond(Session, ANNA, codeFor(ANNA))
  if (AuthenticationResult === undefined) throw new Error('No tokens')
}

const EnvironmentSchema = z.object({ Variables: z.record(z.string(), z.unknown()) })

function withVariables(change: (variables: Record<string, unknown>) => object) {
  return (template: Template) =>
    template.with(FUNCTION, (properties) => {
      const { Variables } = EnvironmentSchema.parse(properties['Environment'])
      return { ...properties, Environment: { Variables: change(Variables) } }
    })
}

function withoutConditions(template: Template): Template {
  return template.with('AWS::IAM::Role', (properties) =>
    JSON.parse(JSON.stringify(properties, (name, value) => (name === 'Condition' ? undefined : value))),
  )
}
