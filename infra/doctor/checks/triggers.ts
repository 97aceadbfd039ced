import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { DeployedTrigger } from '#infra/doctor/deployed-triggers.ts'
import { differences, inWords } from '#infra/doctor/differences.ts'
import { type Check, found, skipped, type Trouble, wrong } from '#infra/doctor/finding.ts'
import { invocationBy } from '#infra/doctor/invocation-by.ts'
import type { Look } from '#infra/doctor/look.ts'
import { awsCommand, functionPage, onAws, poolPage, undo } from '#infra/doctor/mending.ts'
import { troubleOf } from '#infra/doctor/trouble-of.ts'
import { triggerNames } from '#infra/per-trigger.ts'
import { triggerFunction } from '#infra/pool.ts'

/** The pool has every trigger of `infra/pool.ts` and no other; each has its function, which the pool may invoke. */
export const triggers: Check = {
  name: 'Triggers',
  examine: async (look) => {
    const [pool, deployed] = [await look.pool(), await look.triggers()]
    if (!pool.ok || !deployed.ok) return skipped('the pool could not be looked at')
    const troubles = [
      ...attachment(look, pool.value),
      ...deployed.value.flatMap((one) => [...settings(look, one), ...permission(look, pool.value, one)]),
    ]
    return found(troubles, `all ${triggerNames.length} are attached, and may be invoked by this pool alone`)
  },
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
    return differences(triggerFunction, configuration.value, trigger).map((difference) =>
      wrong(inWords(difference), undo(look, functionPage(look, arn))),
    )
  }
  if (configuration.error.code !== 'not-found') return [troubleOf(look, configuration.error)]
  const mend = 'Delete what is left of the stack and deploy it again: npm run destroy, npm run deploy.'
  return [wrong(`The function of ${trigger} is gone (${arn})`, onAws(look, mend))]
}

function permission(look: Look, pool: UserPoolType, { trigger, arn, ...rest }: DeployedTrigger): Trouble[] {
  if (!rest.configuration.ok) return []
  const { policy } = rest
  if (!policy.ok && policy.error.code !== 'not-found') return [troubleOf(look, policy.error)]
  const poolArn = pool.Arn ?? ''
  const add = `lambda add-permission --function-name ${arn} --statement-id Invoke${trigger} --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com --source-arn ${poolArn} --source-account ${poolArn.split(':')[4]}`
  switch (policy.ok ? invocationBy(policy.value, poolArn) : 'refused') {
    case 'allowed':
      return []
    case 'refused':
      return [wrong(`The pool may not invoke ${trigger}`, onAws(look, awsCommand(look, add)))]
    case 'open':
      return [
        wrong(
          `Any user pool, of any account, may invoke ${trigger}`,
          onAws(look, `Remove that statement on ${functionPage(look, arn)} (Configuration, Permissions)`),
        ),
      ]
  }
}
