import { GetSendQuotaCommand } from '@aws-sdk/client-ses'
import { asked } from '#infra/doctor/asked.ts'
import { type Check, found, skipped, type Trouble, warning, wrong } from '#infra/doctor/finding.ts'
import type { Look } from '#infra/doctor/look.ts'
import { onAws, sesPage } from '#infra/doctor/mending.ts'
import { troubleOf } from '#infra/doctor/trouble-of.ts'

/** The quota that SES gives in its sandbox, and never outside; no other call of SES v1 tells. */
const SANDBOX_QUOTA = 200
const UNLIMITED = -1
const LITTLE = 0.1

/** SES is out of its sandbox, and mails are left for today. */
export const mailQuota: Check = {
  name: 'Mail quota',
  examine: async (look) => {
    const pool = await look.pool()
    if (!pool.ok) return skipped('the pool could not be looked at')
    const answer = await asked('ses:GetSendQuota', look.aws.ses.send(new GetSendQuotaCommand({})))
    if (!answer.ok) return found([troubleOf(look, answer.error)], '')
    const { Max24HourSend: most = 0, SentLast24Hours: sent = 0, MaxSendRate: rate = 0 } = answer.value
    // The stack protects the stage that people sign in to, and no other.
    const isProduction = pool.value.DeletionProtection === 'ACTIVE'
    const troubles = [...sandbox(look, most, isProduction), ...quota(look, most, sent)]
    const limit = most === UNLIMITED ? 'no limit of' : `${most}`
    return found(troubles, `not in the sandbox; ${sent} of ${limit} mails in 24 hours, ${rate} a second`)
  },
}

function sandbox(look: Look, most: number, isProduction: boolean): Trouble[] {
  if (most !== SANDBOX_QUOTA) return []
  const what = `SES is in its sandbox (${most} mails a day): mails to addresses that are not verified are rejected (MessageRejected)`
  const mend = onAws(look, `Request production access on ${sesPage(look, 'account')}`)
  if (isProduction) return [wrong(`${what}; people outside get no code, and this is a protected stage`, mend)]
  return [warning(`${what}; to try it, verify your own address`, mend)]
}

function quota(look: Look, most: number, sent: number): Trouble[] {
  const left = most - sent
  if (most === UNLIMITED || left > most * LITTLE) return []
  const mend = onAws(
    look,
    `Ask for a higher quota on ${sesPage(look, 'account')}; it grows free as 24 hours go by.`,
  )
  if (left > 0) return [warning(`${left} of ${most} mails are left for these 24 hours`, mend)]
  return [wrong(`All ${most} mails of 24 hours are used up: no code goes out (Throttling)`, mend)]
}
