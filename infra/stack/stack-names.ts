import type { Stage } from './stage.ts'

const NAME = 'code-sign-in'

/** What the stacks of one stage are called. Apart from the stacks themselves, so that a command can say it without CDK. */
export function stackNames(stage: Stage): { readonly signIn: string; readonly sender: string } {
  return { signIn: `${NAME}-${stage}`, sender: `${NAME}-${stage}-sender` }
}
