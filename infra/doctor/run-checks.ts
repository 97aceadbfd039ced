import type { Check, CheckResult } from './check-result.ts'
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

/** In the order in which one thing rests on another. */
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

export type NamedResult = { readonly name: string; readonly finding: CheckResult }

/** Runs the checks, one after another, and tells of each as soon as it is through. */
export async function runChecks(
  context: Context,
  tell: (examined: NamedResult) => void = () => {},
): Promise<NamedResult[]> {
  const all: NamedResult[] = []
  for (const check of ALL_CHECKS) {
    const examined = { name: check.name, finding: await check.examine(context) }
    all.push(examined)
    tell(examined)
  }
  return all
}

/** True when nothing is wrong and nothing went unchecked; warnings may be left. */
export function isHealthy(all: readonly NamedResult[]): boolean {
  return all.every(({ finding }) => finding.status === 'ok' || finding.status === 'warning')
}
