import { setTimeout } from 'node:timers/promises'
import { HttpVisitor, plainText } from './support/http-visitor.ts'
import { expect, test } from './support/test.ts'
import { newAddress, newestCode, otherThan } from './support/visitor.ts'

const PEOPLE = 200

test('two hundred people sign in at once while one account is attacked and SES fails every third time', {
  tag: '@http',
}, async ({ startsSite, pool }) => {
  test.setTimeout(300_000)
  const site = await startsSite({ TRUSTED_IP_HEADER: 'x-real-ip' })
  const statuses = new Map<number, number>()
  const from = (address: string) => {
    const visitor = new HttpVisitor(site.origin, { 'x-real-ip': address })
    visitor.onAnswer = ({ status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1)
    return visitor
  }
  const victim = newAddress()
  await from('192.0.2.1').submits('/sign-up', 'Email me a code', { email: victim })
  const attack = attacks(victim, newestCode(pool, victim))

  Object.assign(pool.faults.mail, { error: 'Throttling', everyNth: 3 })
  const people = Array.from({ length: PEOPLE }, (_, person) => signsUp(`10.1.${person >> 8}.${person & 255}`))
  const signedIn = await Promise.all(people)
  Object.assign(pool.faults.mail, { error: undefined, everyNth: undefined })
  attack.ends()
  await attack.ended

  expect(signedIn.filter(Boolean)).toHaveLength(PEOPLE)
  expect([...statuses.keys()].filter((status) => status >= 400)).toEqual([])

  /** Tries again a little later when the page says that no code can be sent, or checked, as it asks people to. */
  async function signsUp(address: string): Promise<boolean> {
    const email = newAddress()
    const person = from(address)
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const page = await person.submitsAndReads('/sign-up', 'Email me a code', { email })
      // An email whose sending was cut short may never come: then the person asks again.
      if (plainText(page).includes('Check your email') && pool.inbox.messages(email).length > 0) break
      await setTimeout(1_000 * (attempt + 1))
    }
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const page = plainText(await person.entersCode(newestCode(pool, email)))
      if (page.includes('signed in')) return true
      if (page.includes('Send a new code')) await person.submits('/sign-in/code', 'Send a new code')
    }
    return false
  }

  function attacks(email: string, code: string) {
    let isOn = true
    const ended = (async () => {
      for (let round = 0; isOn; round += 1) {
        const stranger = from(`172.16.${round >> 8}.${round & 255}`)
        await stranger.asksForCode(email)
        await Promise.all([1, 2, 3, 4, 5].map((away) => stranger.copy().guesses(otherThan(code, away))))
      }
    })()
    return {
      ended,
      ends: () => {
        isOn = false
      },
    }
  }
})
