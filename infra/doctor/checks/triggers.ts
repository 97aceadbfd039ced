import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import type { DeployedTrigger } from '#infra/doctor/deployed-triggers.ts'
import { differences, inWords } from '#infra/doctor/differences.ts'
import { type Check, found, skipped, type Trouble, wrong } from '#infra/doctor/finding.ts'
import { invocationTroubles } from '#infra/doctor/invocation-troubles.ts'
import type { Look } from '#infra/doctor/look.ts'
import { functionPage, onAws, poolPage, undo } from '#infra/doctor/mending.ts'
import { troubleOf } from '#infra/doctor/trouble-of.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { type Trigger, triggerFunction } from '#infra/pool.ts'

/** The pool has every trigger of `infra/pool.ts` and no other; each has its function, which the pool may invoke. */
export const triggers: Check = {
  name: 'Triggers',
  examine: async (look) => {
    const [pool, deployed] = [await look.pool(), await look.triggers()]
    if (!pool.ok || !deployed.ok) return skipped('the pool could not be looked at')
    const troubles = [
      ...attachment(look, pool.value),
      ...deployed.value.flatMap((one) => [
        ...settings(look, one),
        ...invocationTroubles(look, pool.value, one),
      ]),
    ]
    return found(
      eachOnce(troubles),
      `all ${triggerNames.length} are attached, and may be invoked by this pool alone`,
    )
  },
}

/** Somebody who may not look, or a Lambda out of reach, is the same trouble with every function. */
function eachOnce(troubles: readonly Trouble[]): Trouble[] {
  return [...new Map(troubles.map((trouble) => [trouble.what, trouble])).values()]
}

function attachment(look: Look, pool: UserPoolType): Trouble[] {
  const attached = Object.entries(pool.LambdaConfig ?? {}).filter(([, value]) => value !== undefined)
  const names = attached.map(([name]) => name)
  const page = `${poolPage(look, pool)} (Extensions, Lambda triggers)`
  const missing = triggerNames.filter((trigger) => !names.includes(trigger))
  const strange = names.filter((name) => triggerNames.every((trigger) => trigger !== name))
  return [
    ...missing.map((trigger) =>
      wrong(`The pool has no ${trigger} trigger`, onAws(look, `Attach its function again on ${page}`)),
    ),
    ...strange.map((name) =>
      wrong(`The pool has a ${name} trigger, of which infra/pool.ts knows nothing`, undo(look, page)),
    ),
  ]
}

function settings(look: Look, { trigger, arn, configuration }: DeployedTrigger): Trouble[] {
  if (configuration.ok) {
    const different = differences(triggerFunction, configuration.value, trigger).map((difference) =>
      wrong(inWords(difference), undo(look, functionPage(look, arn))),
    )
    return [...different, ...readiness(look, trigger, configuration.value)]
  }
  if (configuration.error.code !== 'not-found') return [troubleOf(look, configuration.error)]
  const mend = 'Delete what is left of the stack and deploy it again: npm run destroy, npm run deploy.'
  return [wrong(`The function of ${trigger} is gone (${arn})`, onAws(look, mend))]
}

/** Lambda runs a function that is active, and its latest version once the last update is through. */
function readiness(look: Look, trigger: Trigger, configuration: FunctionConfiguration): Trouble[] {
  const { State, StateReason, LastUpdateStatus, LastUpdateStatusReason } = configuration
  const isBusy = State === 'Pending' || LastUpdateStatus === 'InProgress'
  const mend = isBusy
    ? 'Look again in a minute: a deployment may be under way.'
    : onAws(look, 'Deploy it again: npm run deploy -- --stage STAGE')
  const about = (reason: string | undefined) => (reason ? ` (${reason})` : '')
  return [
    ...(State === 'Active' ? [] : [`${trigger} is ${State}, not Active${about(StateReason)}`]),
    ...(LastUpdateStatus === 'Successful'
      ? []
      : [
          `The last update of ${trigger} is ${LastUpdateStatus}, not Successful${about(LastUpdateStatusReason)}`,
        ]),
  ].map((what) => wrong(what, mend))
}
