import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { DeployedTrigger } from './deployed-triggers.ts'
import { type Trouble, wrong } from './finding.ts'
import { invocationBy } from './invocation-by.ts'
import type { Look } from './look.ts'
import { awsCommand, functionPage, onAws } from './mending.ts'
import type { PolicyStatement } from './policy-statement.ts'
import { troubleOf } from './trouble-of.ts'

const NOBODY = '{"Statement":[]}'

/** What is wrong with who may invoke a trigger: this pool has to, and nobody else may. */
export function invocationTroubles(look: Look, pool: UserPoolType, deployed: DeployedTrigger): Trouble[] {
  const { trigger, configuration, policy } = deployed
  if (!configuration.ok) return []
  if (!policy.ok && policy.error.code !== 'not-found') return [troubleOf(look, policy.error)]
  const { isAllowed, denying, open } = invocationBy(policy.ok ? policy.value : NOBODY, pool.Arn ?? '')
  const remedy = (statement: PolicyStatement) => onAws(look, removal(look, deployed, statement))
  return [
    ...(isAllowed || denying.length > 0
      ? []
      : [wrong(`The pool may not invoke ${trigger}`, onAws(look, addition(look, pool, deployed)))]),
    ...denying.map((statement) =>
      wrong(`${named(statement)} denies the pool to invoke ${trigger}`, remedy(statement)),
    ),
    ...open.map((statement) =>
      wrong(
        `Others than this pool may invoke ${trigger}: ${named(statement)} lets in ${statement.Principal.join(', ')}`,
        remedy(statement),
      ),
    ),
  ]
}

function named({ Sid }: PolicyStatement): string {
  return Sid === undefined ? 'a statement without a Sid' : `the statement ${Sid}`
}

function addition(look: Look, { Arn = '' }: UserPoolType, { trigger, arn }: DeployedTrigger): string {
  const source = `--source-arn ${Arn} --source-account ${Arn.split(':')[4]}`
  return awsCommand(
    look,
    `lambda add-permission --function-name ${arn} --statement-id Invoke${trigger} --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com ${source}`,
  )
}

function removal(look: Look, { arn }: DeployedTrigger, { Sid }: PolicyStatement): string {
  return Sid === undefined
    ? `Remove that statement on ${functionPage(look, arn)} (Configuration, Permissions)`
    : awsCommand(look, `lambda remove-permission --function-name ${arn} --statement-id ${Sid}`)
}
