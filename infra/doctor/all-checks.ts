import { accounts } from './checks/accounts.ts'
import { appClient } from './checks/app-client.ts'
import { clientSecret } from './checks/client-secret.ts'
import { clock } from './checks/clock.ts'
import { cognito } from './checks/cognito.ts'
import { credentials } from './checks/credentials.ts'
import { mailQuota } from './checks/mail-quota.ts'
import { mailSender } from './checks/mail-sender.ts'
import { nodeVersion } from './checks/node-version.ts'
import { table } from './checks/table.ts'
import { triggerSettings } from './checks/trigger-settings.ts'
import { triggers } from './checks/triggers.ts'
import { userPool } from './checks/user-pool.ts'
import { variables } from './checks/variables.ts'
import type { Check } from './finding.ts'

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
