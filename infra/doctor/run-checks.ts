import type { Check, NamedResult } from './check-result.ts'
import { accounts } from './checks/accounts.ts'
import { appClient } from './checks/app-client.ts'
import { clientSecret } from './checks/client-secret.ts'
import { cognito, credentials } from './checks/cognito.ts'
import { mailQuota, mailSender } from './checks/mail.ts'
import { table } from './checks/table.ts'
import { clock, nodeVersion } from './checks/this-machine.ts'
import { triggerSettings } from './checks/trigger-settings.ts'
import { triggers } from './checks/triggers.ts'
import { userPool } from './checks/user-pool.ts'
import { variables } from './checks/variables.ts'
import type { Context } from './context.ts'

/** Each check comes after those that it depends on. */
export const ALL_CHECKS: readonly Check[] = [
  nodeVersion,
  variables,
  cognito,
  credentials,
  userPool,
  appClient,
  triggers,
  triggerSettings,
  mailSender,
  mailQuota,
  table,
  accounts,
  clientSecret,
  clock,
]

/** Runs the checks in sequence, and reports each result at once. */
export async function runChecks(
  context: Context,
  report: (result: NamedResult) => void = () => {},
): Promise<NamedResult[]> {
  const results: NamedResult[] = []
  for (const { name, run } of ALL_CHECKS) {
    const result = { name, result: await run(context) }
    results.push(result)
    report(result)
  }
  return results
}

/** True if every check ran and none failed; there may be warnings. */
export function isHealthy(results: readonly NamedResult[]): boolean {
  return results.every(({ result: { status } }) => status === 'ok' || status === 'warning')
}
