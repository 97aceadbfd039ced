import { type Person, type Place, readPerson } from './people-limits.ts'
import { numbers, type Table, updateItem } from './table.ts'

/** All attributes that are written, or that a condition names: the role of the function allows no other. */
export const WRITTEN_ATTRIBUTES = ['pk', 'wrong', 'mailed', 'mails']

/**
 * Forgets the wrong codes and the emails of a person, who can then ask for a code at once. The last code stays as it is: one
 * that is out of tries is not accepted again. Starts of a client address stay, too, because others share them.
 */
export async function unlock(place: Place, person: Person): Promise<void> {
  const { account, mailLogs } = await readPerson(place, person)
  await empty(place.table, account, ['wrong', 'mailed'])
  for (const { budget } of mailLogs) await empty(place.table, budget.key, [budget.attribute])
}

/** Empties logs of an item that exists; makes none. */
async function empty(table: Table, key: string, attributes: readonly string[]): Promise<void> {
  await updateItem(table, key, {
    update: `SET ${attributes.map((attribute) => `${attribute} = :nothing`).join(', ')}`,
    values: { ':nothing': numbers([]) },
    when: [{ text: 'attribute_exists(pk)', values: {} }],
    isSilent: true,
  })
}
