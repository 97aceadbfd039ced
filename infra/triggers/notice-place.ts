import { randomUUID } from 'node:crypto'
import { policy } from './policy.ts'
import { sweepTime } from './sliding-window.ts'
import { type Item, number, type Table, text, updateItem } from './table.ts'

/** The right to send one notice, taken for as long as a mail may take; its random id makes it out whose it is. */
export type NoticePlace = { readonly table: Table; readonly key: string; readonly id: string }

/**
 * Takes the one place there is, atomically: of parallel invocations one gets it. Undefined for all others, and until the
 * pause after the last notice is over. If the holder dies, the place is free again when its lease has run out.
 */
export async function takeNoticePlace(
  table: Table,
  key: string,
  now: number,
): Promise<NoticePlace | undefined> {
  const id = randomUUID()
  const taken = await updateItem(table, key, {
    update: 'SET heldBy = :id, freeAt = :freeAt, sweepAt = :sweepAt',
    values: {
      ':id': text(id),
      ':freeAt': number(now + policy.mailLeaseSeconds * 1000),
      ':sweepAt': sweepTime(now, policy.mailLeaseSeconds),
    },
    when: [
      {
        // The SDK repeats a write whose answer got lost: the same caller may find its own mark.
        text: '(attribute_not_exists(freeAt) OR freeAt <= :now OR heldBy = :id)',
        values: { ':now': number(now), ':id': text(id) },
      },
    ],
  })
  return taken === undefined ? undefined : { table, key, id }
}

/** Keeps the place for the whole pause: the notice has been sent. */
export async function keepNoticePlace(place: NoticePlace, now: number, pauseSeconds: number): Promise<void> {
  await updateHeld(place, 'SET freeAt = :freeAt, sweepAt = :sweepAt', {
    ':freeAt': number(now + pauseSeconds * 1000),
    ':sweepAt': sweepTime(now, pauseSeconds),
  })
}

/** Gives the place back, because SES took no mail: the next occasion sends. */
export async function returnNoticePlace(place: NoticePlace): Promise<void> {
  await updateHeld(place, 'REMOVE heldBy, freeAt', {})
}

async function updateHeld({ table, key, id }: NoticePlace, update: string, values: Item): Promise<void> {
  await updateItem(table, key, {
    update,
    values,
    when: [{ text: 'heldBy = :id', values: { ':id': text(id) } }],
  })
}
