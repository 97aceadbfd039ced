import { expect, it } from 'vitest'
import { deliverCognitoEmail } from './deliver-cognito-email.ts'
import type { MailFaults } from './responses.ts'

const delivered: string[] = []
const faults: MailFaults = {}
const send = deliverCognitoEmail<string>(faults, (mail) => delivered.push(mail))

it('delivers late, or every nth mail not at all, as long as something is wrong', async () => {
  await send('first')
  faults.error = 'Throttling'
  await expect(send('second')).rejects.toThrow('Throttling')
  faults.everyNth = 2
  await send('third')
  await expect(send('fourth')).rejects.toThrow('Throttling')
  delete faults.error
  faults.delayMs = 30
  const begun = performance.now()
  await send('fifth')
  expect(performance.now() - begun).toBeGreaterThan(25)
  expect(delivered).toEqual(['first', 'third', 'fifth'])
})
