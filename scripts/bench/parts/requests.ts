import { countedPerson, siteFunctions } from '#infra/local/testing/counted-person.ts'
import { startCountedPool } from '#infra/local/testing/counted-pool.ts'
import type { Part } from '../part.ts'

/** What one sign-in asks of AWS, counted on the lines between the site, Cognito, the triggers, the table and SES. */
export const requests: Part = async () => {
  const pool = await startCountedPool('code')
  // The site's log of every sign-in would stand between the lines of the table.
  console.info = () => {}
  Object.assign(process.env, pool.siteVariables)
  const site = await siteFunctions()
  await site.poolKeysAreLoaded()
  const person = countedPerson('code', site, pool)
  await person.signsUp()
  const { calls, adminCalls, table, mails } = await pool.requestsOf(person.signsInFromKnownBrowser)
  await pool.close()
  return [
    {
      what: 'calls to Cognito per sign-in',
      figure: String(calls.length + adminCalls.length),
      wanted: 'at most 3',
    },
    { what: 'requests to the table per sign-in', figure: String(table.length), wanted: 'at most 8' },
    { what: 'mails per sign-in', figure: String(mails.length), wanted: '1' },
  ]
}
