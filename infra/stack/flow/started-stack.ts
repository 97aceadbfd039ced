import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { inject, onTestFinished } from 'vitest'
import type { SignInMode } from '../../../lib/sign-in-mode.ts'
import { localAwsConfig } from '../../local/aws-config.ts'
import { Caller } from '../../local/cognito/testing/caller.ts'
import { codeIn } from '../../local/inbox/mail.ts'
import { type StackOnThisMachine, startStack } from './stack-on-this-machine.ts'
import { Template } from './template.ts'

export type StartedStack = StackOnThisMachine & {
  /** A web tier with the pool's client and its secret. */
  readonly caller: Caller
  now(): number
  passes(seconds: number): void
  /** The code in the newest mail to an address. */
  codeFor(address: string): string
}

/** The synthesised template of a mode on this machine, until the test is over. */
export async function startedStack(
  signInMode: SignInMode,
  change: (template: Template) => Template = (template) => template,
): Promise<StartedStack> {
  let ahead = 0
  const template = change(await Template.read(inject('templates').prod[signInMode]))
  const stack = await startStack(template, { millisecondsAhead: () => ahead })
  const sdk = new CognitoIdentityProviderClient({ ...localAwsConfig(stack.cognito.url), maxAttempts: 1 })
  onTestFinished(async () => {
    sdk.destroy()
    await stack.close()
  })
  return {
    ...stack,
    caller: new Caller(sdk, stack.cognito, true),
    now: () => Date.now() + ahead,
    passes: (seconds) => {
      ahead += seconds * 1000
    },
    codeFor: (address) => {
      const [mail] = stack.mail.inbox.messages(address)
      return (mail && codeIn(mail)) ?? 'no code'
    },
  }
}
