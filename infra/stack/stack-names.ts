import type { Stage } from './stage.ts'

const NAME = 'code-sign-in'

/** The names of a stage's stacks. In a file of its own, so that commands do not load CDK. */
export function stackNames(stage: Stage): { readonly signIn: string; readonly sender: string } {
  return { signIn: `${NAME}-${stage}`, sender: `${NAME}-${stage}-sender` }
}
